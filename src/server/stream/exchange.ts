// One request to Stream and its answer.

import { parseJson } from '../../protocol/json.js'
import { startDeadline } from '../http/deadline.js'
import { Failure } from '../http/failure.js'

/** Sends one request, as the global `fetch` does. */
export type StreamFetch = (request: Request) => Promise<Response>

export interface StreamAnswer {
  /** What the call was for, as in "create an upload". */
  readonly task: string
  readonly ok: boolean
  /** HTTP status. */
  readonly status: number
  readonly headers: Headers
  /** The body; `undefined` if it is not JSON or broke off. */
  readonly json: unknown
}

export interface CallTerms {
  /** Whether status and headers are all that is needed. Default: the body is read. */
  readonly isComplete?: (response: Response) => boolean
  /**
   * Of a call that creates something: gets the call when it has failed here. It may be answered up to a minute after the
   * limit. Without this function, the call is aborted at the limit.
   */
  readonly late?: (sent: Promise<Response>) => void
}

/** Milliseconds after the time limit in which an answer is still waited for, to undo what it created. */
const LATE_MS = 60_000
/** Milliseconds in which the body of a refusal may say why. Its status says enough to go on. */
const REASON_MS = 2000

/**
 * Never repeats a call.
 * @param limitMs milliseconds until the call fails.
 * @throws {Failure} with `stream-unavailable`, without the cause, which may quote the request and its token.
 */
export async function exchange(
  task: string,
  request: { readonly url: string; readonly init: RequestInit },
  fetch: StreamFetch,
  limitMs: number,
  { isComplete, late }: CallTerms = {},
): Promise<StreamAnswer> {
  const deadline = startDeadline(limitMs)
  const end = late === undefined ? deadline : startDeadline(limitMs + LATE_MS)
  end.expired.catch(() => undefined)
  const send = async (): Promise<Response> =>
    fetch(new Request(request.url, { ...request.init, redirect: 'manual', signal: end.signal }))
  const sent = late === undefined ? send() : send().finally(end.stop)
  try {
    const response = await Promise.race([sent, deadline.expired])
    const { ok, status, headers } = response
    if (isComplete?.(response) === true) {
      // Nobody waits for a body that is not needed, and a connection whose body never ends is given up.
      response.body?.cancel().catch(() => undefined)
      return { task, ok, status, headers, json: undefined }
    }
    const reading = ok ? deadline : startDeadline(Math.min(limitMs, REASON_MS))
    const text = await Promise.race([response.text(), reading.expired])
      .catch(() => {
        end.abort()
        return ''
      })
      .finally(reading.stop)
    return { task, ok, status, headers, json: parseJson(text) }
  } catch (thrown) {
    sent.catch(() => undefined)
    late?.(sent)
    throw new Failure('stream-unavailable', 'Cloudflare Stream could not be reached.', {
      report: { message: `Stream did not answer when asked to ${task}: ${kindOf(thrown)}.` },
    })
  } finally {
    deadline.stop()
  }
}

/** The error's name, and the system's code if it has one, such as `ECONNREFUSED`. Nothing of its text. */
function kindOf(thrown: unknown): string {
  if (!(thrown instanceof Error)) return 'unknown error'
  const { cause } = thrown
  const code = cause instanceof Error && 'code' in cause ? cause.code : undefined
  const isSystemCode = typeof code === 'string' && /^[A-Z][A-Z_]{2,39}$/.test(code)
  return isSystemCode ? `${thrown.name}, ${code}` : thrown.name
}
