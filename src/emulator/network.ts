// A network inside the page or process, whose only servers are the emulator and the given routes.

import { crossOrigin } from './cross-origin.js'
import { createEndpoint, type EmulatorEndpoint } from './direct-endpoint.js'
import type { StreamEmulator } from './emulator.js'
import { untilAborted } from './http/abortable.js'
import { fromRequest, type IncomingRequest } from './http/incoming-request.js'
import { routeOf } from './http/route.js'
import { createHttpStack, type EmulatorHttpStack } from './tus-http-stack.js'

export interface EmulatorNetworkOptions {
  readonly emulator: StreamEmulator
  /**
   * Same-origin paths and their handlers, such as `{'/api/stream': handler}`. Each also gets everything
   * below it.
   * @default {}
   */
  readonly routes?: Readonly<Record<string, (request: Request) => Promise<Response>>> | undefined
  /**
   * The API token that the network's own `endpoint` sends to the emulator.
   * @default 'emulated'
   */
  readonly apiToken?: string | undefined
}

/**
 * A network that ends inside the page. Its fields are options of the uploader: `<StreamUploader
 * {...network} />`.
 */
export interface EmulatorNetwork {
  /**
   * Lets everybody do everything. To use your own handler, give it a route, and its path as the uploader's
   * `endpoint`.
   */
  readonly endpoint: EmulatorEndpoint
  /**
   * @throws TypeError for an address that is neither a route nor the emulator's, and if CORS forbids the
   * request
   */
  readonly fetch: typeof globalThis.fetch
  /** For the `httpStack` option of tus-js-client. */
  readonly httpStack: EmulatorHttpStack
}

/**
 * Connects code that needs a network to an emulator in the same page or process, for stories and tests
 * without a server. Requests to the emulator count as cross-origin: they are preflighted, and only exposed
 * headers can be read.
 */
export function createEmulatorNetwork({
  emulator,
  routes = {},
  apiToken = 'emulated',
}: EmulatorNetworkOptions): EmulatorNetwork {
  const base = globalThis.location?.href ?? 'http://localhost/'
  const local = Object.entries(routes).map(([prefix, handler]) => ({
    prefix: new URL(prefix, base).href.replace(/\/$/, ''),
    handler,
  }))
  const remote = crossOrigin((request) => emulator.handle(request))

  async function send(request: IncomingRequest): Promise<Response> {
    request.signal.throwIfAborted()
    const route = local.find(({ prefix }) => isUnder(request.url, prefix))
    if (route !== undefined) return untilAborted(request.signal, route.handler(await toRequest(request)))
    if (routeOf(request.method, request.url).area !== 'unknown') return remote(request)
    throw new TypeError(
      `The emulator's network leads nowhere else: it has no route to ${new URL(request.url).origin}.`,
    )
  }

  return {
    endpoint: createEndpoint(emulator.fetch, apiToken),
    fetch: (input, init) => {
      const url = input instanceof Request ? input : new URL(input, base)
      return send(fromRequest(new Request(url, init)))
    },
    httpStack: createHttpStack(send, base),
  }
}

function isUnder(url: string, prefix: string): boolean {
  return url.startsWith(prefix) && ['', '/', '?', '#'].includes(url.charAt(prefix.length))
}

/** Routes take JSON, not files, so their bodies fit into memory. */
async function toRequest({ method, url, headers, signal, body }: IncomingRequest): Promise<Request> {
  const bytes: number[] = []
  for await (const part of body ?? []) for (const byte of part) bytes.push(byte)
  // No `Blob`: that of jsdom is none to the `Request` of Node.
  return new Request(url, {
    method,
    headers,
    signal,
    ...(bytes.length > 0 && { body: new Uint8Array(bytes) }),
  })
}
