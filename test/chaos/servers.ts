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
  reachedBy(tab: TabWitness | null): StreamEmulator
  /** Every upload that is not complete is gone. */
  forgetUploads(): void
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
  const forgotten = new Set<string>()
  const known = withoutMemoryOf(forgotten, emulator)
  const reachedByHost = watch(known, witness, null)
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
  return {
    emulator: known,
    handler,
    reachedBy: (tab) => watch(known, witness, tab),
    forgetUploads() {
      for (const { uid, uploadedAt } of emulator.videos.values()) if (uploadedAt === null) forgotten.add(uid)
    },
  }
}

const UNKNOWN = 'f'.repeat(32)

/** The same, but it answers for those as for any that never was, also to what was under way. */
function withoutMemoryOf(forgotten: ReadonlySet<string>, emulator: StreamEmulator): StreamEmulator {
  const handle: StreamEmulator['handle'] = async (request) => {
    const { uid, kind } = routeOf(request.method, request.url)
    if (kind === 'list') return listWithout(forgotten, await emulator.handle(request))
    if (uid === null) return emulator.handle(request)
    const askForUnknown = (): Promise<Response> =>
      emulator.handle({ ...request, body: null, url: request.url.replace(uid, UNKNOWN) })
    if (forgotten.has(uid)) return askForUnknown()
    const response = await emulator.handle(request)
    return forgotten.has(uid) && request.method !== 'OPTIONS' ? askForUnknown() : response
  }
  return {
    ...emulator,
    handle,
    fetch: ({ method, url, headers, signal }) => handle({ method, url, headers, signal, body: null }),
    get videos() {
      return new Map([...emulator.videos].filter(([uid]) => !forgotten.has(uid)))
    },
  }
}

async function listWithout(forgotten: ReadonlySet<string>, response: Response): Promise<Response> {
  if (!response.ok) return response
  const body = (await response.json()) as { readonly result: readonly { readonly uid: string }[] }
  return Response.json({ ...body, result: body.result.filter(({ uid }) => !forgotten.has(uid)) })
}

function watch(emulator: StreamEmulator, witness: Witness, tab: TabWitness | null): StreamEmulator {
  const handle: StreamEmulator['handle'] = async (request) => {
    const { kind, uid, area } = routeOf(request.method, request.url)
    const isForBytes = uid !== null && (kind === 'head' || kind === 'patch')
    const video = uid === null ? undefined : emulator.videos.get(uid)
    const leave =
      tab !== null && isForBytes && !request.signal.aborted
        ? witness.arrived(
            { kind, uid, signal: request.signal, tab },
            { isWhole: (video?.uploadedAt ?? null) !== null, hasBytes: (video?.offset ?? 0) > 0 },
          )
        : null
    try {
      const response = await emulator.handle(request)
      const about = uid ?? response.headers.get('stream-media-id') ?? ''
      if (kind !== 'preflight') witness.note(`  ${kind} ${witness.label(about)} ${response.status}`)
      if (isForBytes && [401, 403, 404, 410].includes(response.status)) witness.unknownUploads.add(uid)
      if (area === 'api' && uid !== null && video !== undefined && response.status === 404)
        witness.denied.add(uid)
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
