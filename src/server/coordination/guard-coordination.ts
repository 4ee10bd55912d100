// Coordination that goes on within this process while the shared one fails.

import type { StreamHandlerError } from '../http/failure.js'
import { startDeadline } from '../stream/deadline.js'
import type { Coordination } from './coordination.js'
import { memoryCoordination } from './local-coordination.js'

const LIMIT_MS = 2000
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
  ): Promise<T> {
    if (performance.now() < pausedUntil) return ask(own)
    const deadline = startDeadline(LIMIT_MS)
    try {
      return await Promise.race([ask(shared), deadline.expired])
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
    take: (buckets) => attempt('take', (to) => to.take(buckets)),
    rest: (ms) => attempt('rest', (to) => to.rest(ms)),
    known: (videoIds) => attempt('known', (to) => to.known(videoIds)),
    merge: (readings) => attempt('merge', (to) => to.merge(readings)),
    claim: (claim, leaseMs) => attempt('claim', (to) => to.claim(claim, leaseMs)),
    done: (claim, told) => attempt('done', (to) => to.done(claim, told)),
    want: (videoIds) => attempt('want', (to) => to.want(videoIds)),
    due: (limit) => attempt('due', (to) => to.due(limit)),
  }
}
