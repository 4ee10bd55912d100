import { answer } from './answer.js'
import { withCors } from './cors.js'
import { type StreamEmulatorOptions, settingsOf } from './emulator-options.js'
import { createFaults, type Fault, type FaultRule } from './faults.js'
import { fromRequest, type IncomingRequest } from './incoming-request.js'
import { faultyBody, misbehave } from './misbehave.js'
import { type EmulatedRequest, openRequest } from './request-log.js'
import { type Route, routeOf } from './route.js'
import { receive } from './upload-body.js'
import { createVideoStore, type EmulatedVideo, type VideoStore } from './video-store.js'

/** Cloudflare Stream's upload surface, in memory. */
export interface StreamEmulator {
  /**
   * Answers a request, whatever the host and the path before `/client/v4/…`, `/tus/…` and the like.
   * @throws ConnectionDroppedError where a fault drops the connection
   * @throws the reason of the request's signal, once that aborts
   */
  readonly fetch: (request: Request) => Promise<Response>
  /** The same for a request whose body need not be a stream. */
  readonly handle: (request: IncomingRequest) => Promise<Response>
  /** Every video by its id, each a live view. */
  readonly videos: ReadonlyMap<string, EmulatedVideo>
  /** Every request so far, oldest first. */
  readonly requests: readonly EmulatedRequest[]
  /** Makes requests fail. Returns what takes the rule back. */
  readonly fail: (rule: FaultRule) => () => void
  /** Moves the emulator's clock on by `ms` milliseconds: encoding goes on, upload URLs come nearer to their end. */
  readonly advance: (ms: number) => void
}

/**
 * Emulates what an uploader needs of Cloudflare Stream: creation of uploads, tus, the video's status while it is encoded, and faults
 * on demand. Bytes are hashed and dropped, so uploads may be of any size. It needs no network, no files and no timers.
 *
 * @example
 * const emulator = createStreamEmulator()
 * const handler = createStreamHandler({ accountId: 'local', apiToken: 'local', fetch: emulator.fetch, … })
 */
export function createStreamEmulator(options: StreamEmulatorOptions = {}): StreamEmulator {
  const clock = options.now ?? Date.now
  let advanced = 0
  const store = createVideoStore(settingsOf(options), () => clock() + advanced)
  const faults = createFaults()
  const requests: EmulatedRequest[] = []

  async function handle(request: IncomingRequest): Promise<Response> {
    const route = routeOf(request.method, request.url)
    const entry = openRequest(route, request.method, store.now())
    requests.push(entry)
    request.signal.throwIfAborted()
    const fault = faults.take(route)
    afflict(store, fault, route.uid)
    const received = receive(request, (bytes) => {
      entry.bodyBytes += bytes
    })
    const upload = {
      request,
      body: faultyBody(store, fault, request, received),
      keepsPartial: keepsPartial(fault) ?? store.settings.assumptions.partialChunksKept,
    }
    const response = await misbehave(fault, route, upload, () => answer(store, route, upload))
    request.signal.throwIfAborted()
    entry.uid ??= response.headers.get('stream-media-id')
    afflict(store, fault, entry.uid)
    entry.status = response.status
    if (!isPublic(route) || fault?.kind === 'no-cors') return response
    return withCors(response, store.settings.assumptions.exposedHeaders)
  }

  return {
    handle,
    fetch: (request) => handle(fromRequest(request)),
    videos: store.views,
    requests,
    fail: (rule) => faults.add(rule),
    advance(ms) {
      advanced += ms
    },
  }
}

/** Upload URLs and pictures are for browsers; the API is not. */
function isPublic({ area }: Route): boolean {
  return area === 'tus' || area === 'basic' || area === 'thumbnail'
}

function keepsPartial(fault: Fault | null): boolean | undefined {
  return fault?.kind === 'drop' ? fault.kept : undefined
}

/** Faults that strike the video rather than the request. */
function afflict(store: VideoStore, fault: Fault | null, uid: string | null): void {
  const video = store.get(uid)
  if (video === undefined) return
  if (fault?.kind === 'expire') video.expiresAt = store.now()
  if (fault?.kind === 'encode-error') video.injectedError = fault.code
}
