// An emulated Stream: takes a request, applies faults, and logs what it answers.

import { type Account, createAccount } from './account/account.js'
import { createFaults, type Fault, type FaultRule } from './account/faults.js'
import type { EmulatedDelivery } from './account/webhook-sender.js'
import { dispatch } from './dispatch.js'
import { receive } from './http/body-stream.js'
import { withCors } from './http/cors.js'
import { fromRequest, type IncomingRequest } from './http/incoming-request.js'
import { appendBounded, type EmulatedRequest, openRequest } from './http/request-log.js'
import { type Route, routeOf } from './http/route.js'
import { applyFault, faultyBody } from './uploads/apply-fault.js'
import { type StreamEmulatorOptions, settingsOf } from './videos/emulator-options.js'
import type { EmulatedVideo } from './videos/video-view.js'

/** Cloudflare Stream's upload surface, in memory. */
export interface StreamEmulator {
  /**
   * Answers a request. The origin and the path before `/client/v4/…`, `/tus/…` and so on do not matter.
   * @throws ConnectionDroppedError if a fault drops the connection
   * @throws the reason of the request's signal, once that aborts
   */
  readonly fetch: (request: Request) => Promise<Response>
  /** The same for a request whose body is any async iterable of bytes. */
  readonly handle: (request: IncomingRequest) => Promise<Response>
  /** Every video by its id, each a live view. */
  readonly videos: ReadonlyMap<string, EmulatedVideo>
  /** The newest 10,000 requests, oldest first. */
  readonly requests: readonly EmulatedRequest[]
  /** The newest 10,000 attempts to send a webhook, oldest first. */
  readonly deliveries: readonly EmulatedDelivery[]
  /** Makes requests fail. Returns a function that removes the rule. */
  readonly fail: (rule: FaultRule) => () => void
  /** Moves the emulator's clock on by `ms` milliseconds: encoding continues, upload URLs expire sooner. */
  readonly advance: (ms: number) => void
  /** Resolves when no work of the emulator's own is open: downloads of copies, and webhooks. */
  readonly settled: () => Promise<void>
}

/**
 * Emulates what an uploader and its app need of Cloudflare Stream: creation of uploads, tus, copies from
 * links, videos and their status while they are encoded, tokens, a player, webhooks, and faults on demand.
 * Bytes are hashed; only small videos are kept, so uploads may have any size. It needs no files. Only
 * copies and webhooks need a network and timers.
 *
 * @example
 * const emulator = createStreamEmulator()
 * const handler = createStreamHandler({ accountId: 'local', apiToken: 'local', fetch: emulator.fetch, … })
 */
export function createStreamEmulator(options: StreamEmulatorOptions = {}): StreamEmulator {
  const clock = options.now ?? Date.now
  let advanced = 0
  const faults = createFaults()
  const account = createAccount(settingsOf(options), () => clock() + advanced, faults)
  const { store, webhookSender, downloads } = account
  const requests: EmulatedRequest[] = []

  async function handle(request: IncomingRequest): Promise<Response> {
    const route = routeOf(request.method, request.url)
    const entry = openRequest(route, request.method, store.now())
    appendBounded(requests, entry)
    webhookSender.check()
    request.signal.throwIfAborted()
    const fault = faults.take(route)
    applyVideoFault(account, fault, route.uid)
    const received = receive(request, (bytes) => {
      entry.bodyBytes += bytes
    })
    const upload = {
      request,
      body: faultyBody(store, fault, request, received),
      keepsPartial: keepsPartial(fault) ?? store.settings.assumptions.partialChunksKept,
    }
    const response = await applyFault(fault, route, upload, () => dispatch(account, route, upload))
    request.signal.throwIfAborted()
    entry.uid ??= await createdUid(route, response)
    applyVideoFault(account, fault, entry.uid)
    entry.status = response.status
    if (!isPublic(route) || isWithoutCors(fault, response)) return response
    return withCors(response, store.settings.assumptions.exposedHeaders)
  }

  return {
    handle,
    fetch: (request) => handle(fromRequest(request)),
    videos: store.views,
    requests,
    deliveries: webhookSender.deliveries,
    fail: (rule) => faults.add(rule),
    advance(ms) {
      advanced += ms
      webhookSender.check()
      store.removeDue()
    },
    async settled() {
      await downloads.idle()
      await webhookSender.idle()
    },
  }
}

/** The id of a created video: in a header for tus, else in the body. */
async function createdUid({ kind }: Route, response: Response): Promise<string | null> {
  if (kind !== 'copy' && kind !== 'basic-create') return response.headers.get('stream-media-id')
  // A fault may answer with anything.
  const json: { result?: { uid?: string } | null } | null = await response
    .clone()
    .json()
    .catch(() => null)
  return json?.result?.uid ?? null
}

/** Upload URLs and pictures are for browsers; the API is not. */
function isPublic({ area }: Route): boolean {
  return area === 'tus' || area === 'basic' || area === 'thumbnail'
}

function isWithoutCors(fault: Fault | null, { status }: Response): boolean {
  return fault?.kind === 'no-cors' || (fault?.kind === 'body-limit' && fault.cors === false && status === 413)
}

function keepsPartial(fault: Fault | null): boolean | undefined {
  return fault?.kind === 'drop' ? fault.kept : undefined
}

/** Faults of the video rather than of the request. */
function applyVideoFault({ store, webhookSender }: Account, fault: Fault | null, uid: string | null): void {
  const video = store.get(uid)
  if (video === undefined) return
  if (fault?.kind === 'expire') store.change(video, { expiresAt: store.now() })
  if (fault?.kind !== 'encode-error') return
  // Otherwise what was read before, of a video that could be played, would seem newer.
  store.change(video, { injectedError: fault.code, editedAt: store.now() })
  webhookSender.watch(video)
}
