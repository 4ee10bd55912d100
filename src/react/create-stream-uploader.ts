import { QueryClient } from '@tanstack/react-query'
import type { UploadOptions } from '../core/settings.js'
import { uploadErrorOf } from '../core/upload-error.js'
import { createEngine } from '../core/uploader.js'
import type { UploaderHandle } from '../core/uploader-handle.js'
import { systemClock } from '../drivers/clock.js'
import { browserConnectivity } from '../drivers/connectivity.js'
import type { Endpoint, EndpointHeaders, MetaOffer } from '../drivers/endpoint.js'
import { fileProbe } from '../drivers/file-probe.js'
import type { HttpStack } from '../drivers/http-stack.js'
import { createPageLife } from '../drivers/page-life.js'
import { lazily } from './lazily.js'
import { lazySessions } from './lazy-sessions.js'

export interface UploaderOptions extends UploadOptions {
  /** The host app's route that serves `createStreamHandler`, or functions in its place. */
  readonly endpoint: Endpoint
  /** Sent to the endpoint, never to Stream. A function is asked before each request, and once more after a 401. */
  readonly headers?: EndpointHeaders | undefined
  /**
   * Texts to be kept with each video, such as `{album: 'summer'}`, or a function that gives them for each. They are an offer: `authorize`
   * finds them in `action.file.meta`, or `action.meta` of a link, and takes what it repeats.
   */
  readonly meta?: MetaOffer | undefined
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
   * Uploads outlive the page: after a reload, a crash or a closed tab they are back, and go on with the same file; other tabs show them
   * instead of sending them too. They are kept in the browser, by endpoint and by this key: give it the id of the person who is
   * signed in, where several use one browser, and each uploader of a page its own where they are not to share their uploads. `null`
   * keeps nothing. Fixed at creation.
   * @default for an endpoint that is a URL its uploads are kept; for one of functions they are not
   */
  readonly resumeKey?: string | null | undefined
  /**
   * Milliseconds without a byte or an answer after which a request to the upload server is given up and tried again.
   * @default 30_000
   */
  readonly idleTimeout?: number | undefined
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
  const network = lazily(async () => {
    const { createNetworkPorts } = await import('./create-network-ports.js')
    const queryClient = (): QueryClient => options.queryClient ?? sharedQueryClient()
    return createNetworkPorts({ options: () => latest, queryClient, clock, reportError })
  })
  // In a chunk of its own: it is wanted sooner than the network, and must not hold it up.
  const videoProbe = lazily(async () => (await import('../drivers/video-probe.js')).createVideoProbe(clock))
  const engine = createEngine(
    {
      clock,
      tickets: {
        create: async (offer, late) => (await network()).tickets.create(offer, late),
        importLink: async (link, late) => (await network()).tickets.importLink(link, late),
        discard: async (videoId) => (await network()).tickets.discard(videoId),
      },
      titles: {
        isOffered: () => isUrl(latest.endpoint) || latest.endpoint.rename !== undefined,
        save(...title) {
          // What cannot be loaded now is asked for again with the next change of the upload.
          network().then(
            ({ titles }) => titles.save(...title),
            () => {},
          )
        },
      },
      transport: {
        send: async (job, reports, signal) => (await network()).transport.send(job, reports, signal),
      },
      status: {
        watch(videoId, reports, signal, pace) {
          network().then(
            ({ status }) => signal.aborted || status.watch(videoId, reports, signal, pace),
            (thrown: unknown) => reports.failed(uploadErrorOf(thrown)),
          )
        },
      },
      connectivity: browserConnectivity,
      probe: fileProbe,
      media: {
        read: async (file, isWanted) =>
          typeof document === 'undefined' ? null : (await videoProbe()).read(file, isWanted),
      },
      pageLife: createPageLife(),
      sessions: lazySessions(options, clock),
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

function isUrl(endpoint: Endpoint): endpoint is string | URL {
  return typeof endpoint === 'string' || endpoint instanceof URL
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
