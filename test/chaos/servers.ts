import { createStreamEmulator, type StreamEmulator } from 'react-stream-uploader/emulator'
import { createStreamHandler } from 'react-stream-uploader/server'
import { routeOf } from '../../src/emulator/http/route.js'
import { digests } from './content.js'
import type { Setup } from './schedule.js'
import type { TabWitness } from './tab-witness.js'
import type { VirtualTime } from './virtual-time.js'
import type { Witness } from './witness.js'

/** Stream, and the host's endpoint before it. */
export interface Servers {
  readonly emulator: StreamEmulator
  readonly handler: (request: Request) => Promise<Response>
  /** Stream as one tab reaches it, with the witness at the door. */
  reachedBy(tab: TabWitness): StreamEmulator
}

export function createServers(setup: Setup, time: VirtualTime, witness: Witness): Servers {
  const emulator = createStreamEmulator({
    now: time.now,
    createHash: digests[setup.digest],
    inspect: () => ({ kind: 'video', duration: 60, width: 1920, height: 1080 }),
    bandwidth: setup.bandwidth,
    encoding: {
      queuedMs: setup.encodingMs / 4,
      playableMs: setup.encodingMs,
      completeMs: setup.encodingMs * 2,
    },
    assumptions: {
      partialChunksKept: setup.partialChunksKept,
      mediaIdOnEveryAnswer: setup.mediaIdOnEveryAnswer,
      expiredStatus: setup.expiredStatus,
      uploadUrlLifetimeMs: setup.lifetime,
    },
  })
  const reachedByHost = watch(emulator, witness, null)
  const handler = createStreamHandler({
    accountId: 'account',
    apiToken: 'token',
    apiBaseUrl: 'https://api.test/client/v4',
    fetch: (request) => reachedByHost.fetch(request),
    authorize: () => ({
      creator: 'somebody',
      ...(setup.saysExpiry && { expiry: new Date(time.now() + setup.lifetime) }),
    }),
    onError: () => {},
  })
  return { emulator, handler, reachedBy: (tab) => watch(emulator, witness, tab) }
}

function watch(emulator: StreamEmulator, witness: Witness, tab: TabWitness | null): StreamEmulator {
  const handle: StreamEmulator['handle'] = async (request) => {
    const { kind, uid, area } = routeOf(request.method, request.url)
    const isForBytes = uid !== null && (kind === 'head' || kind === 'patch')
    const existed = uid !== null && emulator.videos.has(uid)
    const leave =
      tab !== null && isForBytes && !request.signal.aborted
        ? witness.arrived(
            { kind, uid, signal: request.signal, tab },
            (emulator.videos.get(uid)?.uploadedAt ?? null) !== null,
          )
        : null
    try {
      const response = await emulator.handle(request)
      const about = uid ?? response.headers.get('stream-media-id') ?? ''
      if (kind !== 'preflight') witness.note(`  ${kind} ${witness.label(about)} ${response.status}`)
      if (area === 'api' && uid !== null && existed && response.status === 404) witness.denied.add(uid)
      return response
    } finally {
      leave?.()
    }
  }
  return {
    ...emulator,
    handle,
    fetch: ({ method, url, headers, signal }) => handle({ method, url, headers, signal, body: null }),
  }
}
