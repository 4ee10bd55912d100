// One request to Stream and its answer.

import { parseJson } from '../../protocol/json.js'
import { Failure } from '../http/failure.js'
import { startDeadline } from './deadline.js'

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

/** Milliseconds after the time limit in which an answer is still waited for, to undo what it created. */
const LATE_MS = 60_000

/**
 * Never repeats a call.
 * @param limitMs milliseconds until the call fails.
 * @param late gets an answer up to a minute after the limit. Without it, the call is aborted at the limit.
 * @throws {Failure} with `stream-unavailable`, without the cause, which may quote the request and its token.
 */
export async function exchange(
  task: string,
  request: { readonly url: string; readonly init: RequestInit },
  fetch: StreamFetch,
  limitMs: number,
  late?: (response: Response) => void,
): Promise<StreamAnswer> {
  const deadline = startDeadline(limitMs)
  const end = late === undefined ? deadline : startDeadline(limitMs + LATE_MS)
  end.expired.catch(() => undefined)
  const send = async (): Promise<Response> =>
    fetch(new Request(request.url, { ...request.init, redirect: 'manual', signal: end.signal }))
  const sent = late === undefined ? send() : send().finally(end.stop)
  try {
    const response = await Promise.race([sent, deadline.expired])
    // The headers of a creation are all that is needed, so a body that breaks off must not lose them.
    const text = await Promise.race([response.text(), deadline.expired]).catch(() => '')
    const { ok, status, headers } = response
    return { task, ok, status, headers, json: parseJson(text) }
  } catch (thrown) {
    sent.then(late, () => undefined)
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
