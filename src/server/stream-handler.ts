// The endpoint for uploads, as one function from request to answer.

import type { EndpointErrorCode } from '../protocol/problem.js'
import { assertHandlerOptions } from './assert-options.js'
import { createBudget } from './budget/budget.js'
import type { Coordination } from './coordination/coordination.js'
import { guardCoordination } from './coordination/guard-coordination.js'
import { createLocalCoordination, memoryCoordination } from './coordination/local-coordination.js'
import { guardStore } from './coordination/status-store.js'
import type { StreamHandlerOptions } from './handler-options.js'
import { assertSameOrigin, preflightHeaders, withCors } from './http/cors.js'
import { Failure, type StreamHandlerError, toFailure } from './http/failure.js'
import type { TellEvent } from './http/handler-event.js'
import { createReportCounter } from './http/report-counter.js'
import type { HandlerContext } from './routes/handler-context.js'
import { receiveEvent } from './routes/receive-event.js'
import { routeOf } from './routes/route.js'
import { askForTokens, createSigner, signWith } from './signing/playback-token.js'
import { createEndTeller } from './status/end-teller.js'
import { createMergedChanges } from './status/merged-changes.js'
import { createSingleFlight } from './status/single-flight.js'
import { createStatusCache } from './status/status-cache.js'
import { createStreamClient } from './stream/stream-client.js'

/** Answers a request of the uploader. It never rejects. */
export type StreamHandler = (request: Request) => Promise<Response>

/** Takes Stream's news where no webhook arrives. */
export interface StreamEventReceiver {
  /**
   * Takes a message of a Cloudflare Queue that is subscribed to Stream's events, as a webhook is taken. Answers whether it was
   * an event of a video. Rejects if your function fails: let the queue deliver it again.
   * @see https://developers.cloudflare.com/queues/event-subscriptions/
   */
  receiveEvent(event: unknown): Promise<boolean>
}

/**
 * Creates your app's endpoint for uploads to Cloudflare Stream. It can be mounted at any path:
 *
 * - `POST {mount}` answers a one-time upload URL for a file, or has Stream fetch a video from a link,
 * - `GET {mount}/{videoId}` answers the status of a video,
 * - `GET {mount}?ids=…` answers the statuses of up to 100 videos, or pushes their changes, with the option `push`,
 * - `PATCH {mount}/{videoId}` gives a video another title, or other texts in own fields,
 * - `DELETE {mount}/{videoId}` deletes a video or cancels its upload,
 * - `POST {mount}/webhook` takes Stream's webhooks, if the option `webhook` is set.
 *
 * Failures are JSON, `{"error": {"code", "message"}}`, with the codes of {@link EndpointErrorCode}.
 *
 * @example
 * const handler = createStreamHandler({
 *   accountId: env.CLOUDFLARE_ACCOUNT_ID,
 *   apiToken: env.CLOUDFLARE_API_TOKEN,
 *   authorize: async (request) => {
 *     const user = await userOf(request)
 *     return user === null ? null : { creator: user.id, maxDurationSeconds: 3600 }
 *   },
 * })
 * export { handler as GET, handler as POST, handler as PATCH, handler as DELETE, handler as OPTIONS }
 *
 * @throws {TypeError} if an option is missing or invalid.
 */
export function createStreamHandler(options: StreamHandlerOptions): StreamHandler & StreamEventReceiver {
  assertHandlerOptions(options)
  const { accountId, apiToken, authorize, cors, webhook, events, signing, tokens } = options
  const { sameOrigin = true, allowPrivateHosts = false, onError = logError } = options
  const { callsPerMinute = 160, readsPerMinute = 120, reserve, push = false } = options
  const tell = async (event: StreamHandlerError): Promise<void> => onError(event)
  const count = createReportCounter()
  /** Many requests may wait for one call, whose failure is theirs all. */
  const toldOf = new WeakSet<Failure>()
  /** Others may wait for what a request does, and nobody for what comes after its answer: both go on if the page hangs up. */
  function background(work: Promise<unknown>): void {
    const ended = work.catch(() => undefined)
    const fail = (cause: unknown): void => {
      const message = '`waitUntil` threw; `cause` is the error.'
      const more = count(message, Date.now())
      if (more !== null) report({ code: 'internal', message: `${message}${more}`, cause })
    }
    void hand(() => options.waitUntil?.(ended), fail)
  }
  // A failure of `onError` must not change the answer, and there is nobody else to tell.
  const report = (event: StreamHandlerError): void => background(tell(event))
  /** A failure of `onEvent` changes no answer. */
  const emit: TellEvent = (event) => {
    const fail = (cause: unknown): void =>
      report({ code: 'internal', message: '`onEvent` threw; `cause` is the error.', cause })
    const hearing = hand(() => options.onEvent?.(event), fail)
    if (hearing !== null) background(hearing)
  }
  const coordination = coordinationOf(options, report)
  const budget = createBudget(coordination, { callsPerMinute, readsPerMinute }, emit)
  const stream = createStreamClient({
    accountId,
    apiToken,
    apiBaseUrl: options.apiBaseUrl ?? 'https://api.cloudflare.com/client/v4',
    // Looked up at each call, so that later instrumentation of the global `fetch` takes effect.
    fetch: options.fetch ?? ((request) => globalThis.fetch(request)),
    timeoutMs: options.upstreamTimeoutMs ?? 15_000,
    gate: budget,
    tell: emit,
    background,
  })
  const teller =
    (webhook ?? events) &&
    createEndTeller({
      coordination,
      apps: { webhook, events },
      background,
      report: (thrown) => void failed(thrown),
      emit,
    })
  const signer =
    signing &&
    createSigner(signing === 'api' ? askForTokens(stream) : signWith(signing), report, tokens, background)
  const context: HandlerContext = {
    authorize,
    stream,
    statusCache: createStatusCache({ stream, coordination, budget, teller }),
    budget,
    shareDiscard: createSingleFlight(),
    editTogether: createMergedChanges(),
    allowPrivateHosts,
    webhook,
    events,
    reserve,
    push,
    background,
    report: failed,
    signer,
  }

  async function answer(request: Request): Promise<Response> {
    const { method } = request
    const { kind, videoId, operations } = routeOf(request.url)
    const operation = operations.get(method)
    if (operation !== undefined) {
      // A webhook has its signature, and reading is left to CORS.
      if (sameOrigin && kind !== 'webhook' && method !== 'GET') assertSameOrigin(request, cors)
      return kind === 'webhook'
        ? tellOfWebhook(operation(request, context, videoId))
        : operation(request, context, videoId)
    }
    const methods = [...operations.keys()]
    const headers = { Allow: [...methods, 'OPTIONS'].join(', ') }
    if (method !== 'OPTIONS') {
      throw new Failure('method-not-allowed', `Allowed methods: ${headers.Allow}.`, { headers })
    }
    const preflight = preflightHeaders(request, cors, methods)
    return new Response(null, { status: 204, headers: { ...headers, ...preflight } })
  }

  /** A webhook has nobody who sees how it ends. */
  async function tellOfWebhook(answering: Promise<Response>): Promise<Response> {
    const begun = performance.now()
    const tellEnd = (code: EndpointErrorCode | null, status: number): void =>
      emit({ type: 'webhook', code, status, ms: performance.now() - begun })
    try {
      const response = await answering
      tellEnd(null, response.status)
      return response
    } catch (thrown) {
      const failure = toFailure(thrown)
      tellEnd(failure.code, failure.toResponse().status)
      throw failure
    }
  }

  function failed(thrown: unknown): Failure {
    const failure = toFailure(thrown)
    if (toldOf.has(failure)) return failure
    toldOf.add(failure)
    const { code, details } = failure
    const told = details.report
    const more = told !== undefined && details.isCheap === true ? count(failure.message, Date.now()) : ''
    if (told !== undefined && more !== null) report({ code, ...told, message: `${told.message}${more}` })
    return failure
  }

  async function handleStreamRequest(request: Request): Promise<Response> {
    const answered = respond(request)
    background(answered)
    return answered
  }

  async function respond(request: Request): Promise<Response> {
    try {
      return withCors(await answer(request), request, cors)
    } catch (thrown) {
      return withCors(failed(thrown).toResponse(), request, cors)
    }
  }
  return Object.assign(handleStreamRequest, {
    async receiveEvent(event: unknown): Promise<boolean> {
      try {
        return await receiveEvent(event, context)
      } catch (thrown) {
        throw failed(thrown)
      }
    },
  })
}

/**
 * Calls a function of the app that no answer waits for. It may be async, whatever its type says, and a rejection that nobody hears ends
 * the process. Answers what goes on, or `null`.
 */
function hand(call: () => unknown, fail: (cause: unknown) => void): Promise<unknown> | null {
  try {
    const going = call()
    return going === undefined ? null : Promise.resolve(going).catch(fail)
  } catch (cause) {
    fail(cause)
    return null
  }
}

function coordinationOf(
  { coordination, statusStore }: StreamHandlerOptions,
  report: (error: StreamHandlerError) => void,
): Coordination {
  if (coordination !== undefined) return guardCoordination(coordination, report)
  return statusStore === undefined
    ? memoryCoordination()
    : createLocalCoordination(guardStore(statusStore, report))
}

function logError({ code, message, cause }: StreamHandlerError): void {
  console.error(`react-stream-uploader: ${code}: ${message}`, ...(cause === undefined ? [] : [cause]))
}
