// Coordination that goes on within this process while the shared one fails.

import { startDeadline } from '../http/deadline.js'
import type { StreamHandlerError } from '../http/failure.js'
import type { Coordination } from './coordination.js'
import { memoryCoordination } from './local-coordination.js'

const LIMIT_MS = 2000
const claims: ReadonlySet<unknown> = new Set(['yours', 'told', 'busy'])
/** Milliseconds until the shared one is tried again, so that not every request waits for it. */
const PAUSE_MS = 5000

/** It does not fail. While the shared one does, each instance has a budget of its own, and the app may be told twice. */
export function guardCoordination(
  shared: Coordination,
  report: (error: StreamHandlerError) => void,
): Coordination {
  const own = memoryCoordination()
  let pausedUntil = Number.NEGATIVE_INFINITY

  async function attempt<T>(
    method: keyof Coordination,
    ask: (coordination: Coordination) => Promise<T>,
    isAnswer: (answer: T) => boolean = () => true,
  ): Promise<T> {
    if (performance.now() < pausedUntil) return ask(own)
    const deadline = startDeadline(LIMIT_MS)
    try {
      const answer = await Promise.race([ask(shared), deadline.expired])
      if (isAnswer(answer)) return answer
      throw new TypeError('The answer is not of the kind that `Coordination` describes.')
    } catch (cause) {
      pausedUntil = performance.now() + PAUSE_MS
      const message = `\`coordination.${method}\` failed; \`cause\` is the error. This instance goes on alone for ${PAUSE_MS} ms.`
      report({ code: 'internal', message, cause })
      return ask(own)
    } finally {
      deadline.stop()
    }
  }

  return {
    take: (buckets) => attempt('take', (to) => to.take(buckets), Number.isFinite),
    rest: (ms) => attempt('rest', (to) => to.rest(ms)),
    known: (videoIds) => attempt('known', (to) => to.known(videoIds), isListOf(videoIds.length)),
    merge: (readings) => attempt('merge', (to) => to.merge(readings), isListOf(readings.length)),
    claim: (claim, leaseMs) =>
      attempt(
        'claim',
        (to) => to.claim(claim, leaseMs),
        (answer) => claims.has(answer),
      ),
    done: (claim, told) => attempt('done', (to) => to.done(claim, told)),
    want: (videoIds) => attempt('want', (to) => to.want(videoIds)),
    due: (limit) => attempt('due', (to) => to.due(limit), Array.isArray),
  }
}

const isListOf =
  (length: number) =>
  (answer: readonly unknown[]): boolean =>
    Array.isArray(answer) && answer.length === length
