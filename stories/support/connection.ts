import { type Connection, connectInPage } from './in-page.js'

const { VITE_STREAM_ENDPOINT: endpoint } = import.meta.env

/** Over HTTP to the server that serves the stories; without a server, to the emulator in the page. */
export const connection: Connection = endpoint === undefined ? connectInPage() : { endpoint }
