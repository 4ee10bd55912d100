// An endpoint and a Stream in the page or process: no server, no network, no account.

import { createStreamEmulator, type StreamEmulator } from '../emulator/emulator.js'
import type { EmulatorHttpStack } from '../emulator/index.js'
import { createEmulatorNetwork } from '../emulator/network.js'
import type { Authorize } from '../server/grant/authorization.js'
import { createStreamHandler } from '../server/stream-handler.js'
import { showRowsAtOnce } from './rows-at-once.js'

export interface FakeEndpointOptions {
  /** Decides as your server does: throw or return a `Response` to refuse. Default: everybody may do everything. */
  readonly authorize?: Authorize | undefined
  /** Default: one that encodes a video at once. */
  readonly emulator?: StreamEmulator | undefined
  /** The endpoint's path. Default: `/api/stream`. */
  readonly path?: string | undefined
}

export interface FakeEndpoint {
  /** The uploader's options: `<StreamUploader {...fake.props} />`. Nothing is kept for a later visit, so no test meets another's uploads. */
  readonly props: {
    readonly endpoint: string
    readonly fetch: typeof globalThis.fetch
    readonly httpStack: EmulatorHttpStack
    readonly resumeKey: null
  }
  /** Its videos, requests, faults and clock. */
  readonly emulator: StreamEmulator
  /** What answers at `path`: the real `createStreamHandler`. */
  readonly handler: (request: Request) => Promise<Response>
  readonly path: string
}

/** Names below `localhost` always lead to this machine (RFC 6761). */
const apiBaseUrl = 'https://api.cloudflare.localhost/client/v4'

/** The package's own endpoint in front of an emulated Stream. `mswHandlers` answers from it too. */
export function fakeEndpoint({
  authorize = () => ({ creator: 'fake' }),
  emulator = createStreamEmulator({ encoding: { queuedMs: 0, playableMs: 0, completeMs: 0 } }),
  path = '/api/stream',
}: FakeEndpointOptions = {}): FakeEndpoint {
  showRowsAtOnce()
  const handler = createStreamHandler({
    accountId: 'fake',
    apiToken: 'fake',
    apiBaseUrl,
    authorize,
    allowPrivateHosts: true,
    fetch: async (...args) => withoutPictures(await emulator.fetch(new Request(...args))),
  })
  const { fetch, httpStack } = createEmulatorNetwork({ emulator, routes: { [path]: handler } })
  return { props: { endpoint: path, fetch, httpStack, resumeKey: null }, emulator, handler, path }
}

/** An `<img>` would ask the real network, which leads to no emulator. */
async function withoutPictures(response: Response): Promise<Response> {
  const text = await response.text()
  const body = text === '' ? null : text.replaceAll(/"thumbnail":"[^"]*"/g, '"thumbnail":null')
  return new Response(body, response)
}
