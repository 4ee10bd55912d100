// `createUploader`: the engine with all browser drivers. Drivers that need the network are loaded on demand.

import { QueryClient } from '@tanstack/react-query'
import type { UploaderHandle } from '../core/contract/uploader-handle.js'
import { createEngine } from '../core/engine/engine.js'
import { uploadErrorOf } from '../core/model/upload-error.js'
import type { Endpoint } from '../drivers/endpoint/endpoint.js'
import { fileProbe } from '../drivers/files/file-probe.js'
import { browserConnectivity } from '../drivers/page/connectivity.js'
import { createPageLife } from '../drivers/page/page-life.js'
import { systemClock } from '../drivers/time/clock.js'
import { lazy } from './lazy.js'
import { lazySessions } from './lazy-sessions.js'
import type { UploaderOptions } from './uploader-options.js'

/** What `createUploader` returns: the commands and the state of an uploader. */
export interface StreamUploaderHandle extends Omit<UploaderHandle, 'configure'> {
  /** Takes new options. Running uploads keep going. `queryClient` and `resumeKey` are fixed at creation. */
  configure(options: UploaderOptions): void
}

/**
 * Creates an uploader outside of components: it survives route changes, and keeps uploading while no
 * component is mounted. Creating one has no effects, so it can happen at import, in render, or on a server.
 */
export function createUploader(options: UploaderOptions): StreamUploaderHandle {
  let latest = options
  const clock = systemClock
  const network = lazy(async () => {
    const { createNetworkPorts } = await import('./network-ports.js')
    const queryClient = (): QueryClient => options.queryClient ?? sharedQueryClient()
    return createNetworkPorts({ options: () => latest, queryClient, clock, reportError })
  })
  // In a chunk of its own: it is needed before the network, and must not delay it.
  const videoProbe = lazy(async () =>
    (await import('../drivers/files/video-probe.js')).createVideoProbe(clock),
  )
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
          // If the module cannot be loaded now, the next change of the upload tries again.
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

/**
 * Reported like an uncaught error, so that the app's error tracking sees it. Node does not have the function.
 */
function reportError(error: unknown): void {
  if (typeof globalThis.reportError === 'function') globalThis.reportError(error)
  else console.error(error)
}

/** For apps that pass no `QueryClient`. Mounted for good, so that it observes focus and connection. */
function sharedQueryClient(): QueryClient {
  if (shared === undefined) {
    shared = new QueryClient()
    shared.mount()
  }
  return shared
}
