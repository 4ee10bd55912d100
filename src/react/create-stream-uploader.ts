import { QueryClient } from '@tanstack/react-query'
import type { UploadOptions } from '../core/settings.js'
import { createEngine } from '../core/uploader.js'
import type { UploaderHandle } from '../core/uploader-handle.js'
import { systemClock } from '../drivers/clock.js'
import { browserConnectivity } from '../drivers/connectivity.js'
import type { Endpoint, EndpointFunctions, EndpointHeaders } from '../drivers/endpoint.js'
import { fileProbe } from '../drivers/file-probe.js'
import { httpEndpoint } from '../drivers/http-endpoint.js'
import type { HttpStack } from '../drivers/http-stack.js'
import { lazyTransport } from '../drivers/lazy-transport.js'
import { createQueryStatusSource } from '../drivers/query-status-source.js'
import { createTicketSource } from '../drivers/ticket-source.js'

export interface UploaderOptions extends UploadOptions {
  /** The host app's route that serves `createStreamHandler`, or functions in its place. */
  readonly endpoint: Endpoint
  /** Sent to the endpoint, never to Stream. A function is asked before each request, and once more after a 401. */
  readonly headers?: EndpointHeaders | undefined
  /**
   * Where the videos' status is cached. Fixed at creation.
   * @default for components and the hook the nearest `QueryClientProvider`'s client; else one that all uploaders of the page share
   */
  readonly queryClient?: QueryClient | undefined
  /**
   * Sends the requests to the endpoint.
   * @default globalThis.fetch
   */
  readonly fetch?: typeof globalThis.fetch | undefined
  /**
   * Sends the chunks: tus-js-client's port of the same name.
   * @default XMLHttpRequest, the only way in which browsers report the progress of an upload
   */
  readonly httpStack?: HttpStack | undefined
}

export interface StreamUploaderHandle extends Omit<UploaderHandle, 'configure'> {
  configure(options: UploaderOptions): void
}

/**
 * An uploader that lives outside of components: it survives route changes, and goes on with no component mounted.
 * Creating one touches nothing; it may happen at import, in render, or on a server.
 */
export function createUploader(options: UploaderOptions): StreamUploaderHandle {
  let latest = options
  const clock = systemClock
  const endpoint = (): EndpointFunctions => endpointOf(latest)
  const engine = createEngine(
    {
      clock,
      tickets: createTicketSource(endpoint, clock),
      transport: lazyTransport(async () => {
        const { createTusTransport } = await import('../drivers/tus-transport.js')
        return createTusTransport({ clock, probe: fileProbe, httpStack: () => latest.httpStack })
      }),
      status: createQueryStatusSource(
        () => options.queryClient ?? sharedQueryClient(),
        endpoint,
        clock,
        reportError,
      ),
      connectivity: browserConnectivity,
      probe: fileProbe,
      reportError,
    },
    options,
  )
  return {
    ...engine,
    configure(next) {
      latest = next
      engine.configure(next)
    },
  }
}

function endpointOf({ endpoint, headers, fetch }: UploaderOptions): EndpointFunctions {
  if (typeof endpoint !== 'string' && !(endpoint instanceof URL)) return endpoint
  // Called as a method of the options, the browser's own `fetch` would be an "Illegal invocation".
  const send: typeof globalThis.fetch = (input, init) => (fetch ?? globalThis.fetch)(input, init)
  return httpEndpoint({ url: endpoint, headers, fetch: send, clock: systemClock })
}

let shared: QueryClient | undefined

/** As an uncaught error, for whatever the host has there to catch them. Node has no such function. */
function reportError(error: unknown): void {
  if (typeof globalThis.reportError === 'function') globalThis.reportError(error)
  else console.error(error)
}

/** For apps without TanStack Query of their own. Mounted for good: it is what hears of focus and connection. */
function sharedQueryClient(): QueryClient {
  if (shared === undefined) {
    shared = new QueryClient()
    shared.mount()
  }
  return shared
}
