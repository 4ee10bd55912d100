// Types only: the server's code is fenced off from browsers.
export type { createStreamHandler, StreamHandler } from 'react-stream-uploader/server'
