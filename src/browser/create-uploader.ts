// An uploader with every driver: what `createUploader` and the components make.

import { QueryClient } from '@tanstack/react-query'
import type { Clock } from '../core/contract/ports.js'
import type { UploaderHandle } from '../core/contract/uploader-handle.js'
import { createEngine } from '../core/engine/engine.js'
import { withTimeLimit } from '../core/transfer/time-limit.js'
import { isRoute } from '../drivers/endpoint/endpoint.js'
import { createConnectivity } from '../drivers/page/connectivity.js'
import { createPageLife } from '../drivers/page/page-life.js'
import { systemClock } from '../drivers/time/clock.js'
import { reportError } from './host-errors.js'
import { lazy } from './lazy.js'
import { lazySessions } from './lazy-sessions.js'
import { createLoadAhead } from './load-ahead.js'
import type { UploaderOptions } from './uploader-options.js'

export interface StreamUploaderHandle extends Omit<UploaderHandle, 'configure'> {
  configure(options: UploaderOptions): void
}

/** An uploader outside of components: it survives route changes. Creating one touches nothing, also on a server. */
export function createUploader(options: UploaderOptions): StreamUploaderHandle {
  let latest = options
  const clock = systemClock
  const connectivity = createConnectivity(() => isReached(latest, clock))
  const network = lazy(connectivity, async () => {
    const { createNetworkPorts } = await import('./network-ports.js')
    const queryClient = (): QueryClient => options.queryClient ?? sharedQueryClient()
    return createNetworkPorts({ options: () => latest, queryClient, clock, connectivity, reportError })
  })
  // In a chunk of its own: it is wanted sooner than the network, and must not hold it up.
  const mediaReader = lazy(connectivity, async () =>
    (await import('./media-reading.js')).mediaReaderWith(clock),
  )
  const engine = createEngine(
    {
      clock,
      late: async () => (await network()).late,
      mediaReader,
      details: {
        isOffered: (detail) => isRoute(latest.endpoint) || latest.endpoint[detail] !== undefined,
        save(...detail) {
          // What cannot be loaded now is asked for again with the next change of the upload.
          network().then(
            ({ details }) => details.save(...detail),
            () => {},
          )
        },
      },
      connectivity,
      probe: {
        // Nothing is known of a file while the code that would read it cannot be loaded.
        check: async (file) => (await network().catch(() => null))?.probe.check(file) ?? null,
      },
      pageLife: createPageLife(clock),
      sessions: lazySessions(options, clock, connectivity),
      reportError,
    },
    options,
  )
  const loadAhead = createLoadAhead(connectivity, () => [
    network().then(({ loadAhead: loadFurther }) => loadFurther()),
    mediaReader(),
  ])
  return {
    ...engine,
    subscribe(listener) {
      loadAhead()
      return engine.subscribe(() => {
        // The connection may be back.
        loadAhead()
        listener()
      })
    },
    configure(next) {
      latest = next
      engine.configure(next)
    },
  }
}

/** Milliseconds. */
const ASK_LIMIT = 5000

/** Whether the endpoint answers, whatever it says. What functions of the app reach is not known. */
function isReached({ endpoint, fetch }: UploaderOptions, clock: Clock): Promise<boolean> {
  if (!isRoute(endpoint)) return Promise.resolve(false)
  // Without CORS, without cookies: only that there is an answer matters.
  const init = { method: 'HEAD', mode: 'no-cors', credentials: 'omit', cache: 'no-store' } as const
  const ask = async (signal: AbortSignal): Promise<unknown> =>
    (fetch ?? globalThis.fetch)(endpoint, { ...init, signal })
  return withTimeLimit(ASK_LIMIT, clock, ask).then(
    () => true,
    () => false,
  )
}

let shared: QueryClient | undefined

/** For apps without TanStack Query of their own. Mounted for good: it is what hears of focus and connection. */
function sharedQueryClient(): QueryClient {
  if (shared === undefined) {
    shared = new QueryClient()
    shared.mount()
  }
  return shared
}
