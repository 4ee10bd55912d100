import { createRetryPolicy, type RetryPolicy } from '../contract/retry-policy.js'
import { isUnexpected, uploadErrorOf } from '../model/upload-error.js'
import { delay } from '../transfer/delay.js'
import type { ActivityContext } from './activity-context.js'

export function policyOf({ ports, settings }: ActivityContext, quickRetries?: number): RetryPolicy {
  return settings().retry ?? createRetryPolicy(ports.clock.random, quickRetries)
}

const SECOND = 1000

/** Waits as the policy says and answers true; or says how it goes on without this activity, and answers false. */
export async function waitForRetry(
  thrown: unknown,
  attempt: number,
  { ports, send, signal }: ActivityContext,
  policy: RetryPolicy,
): Promise<boolean> {
  if (signal.aborted) return false
  if (isUnexpected(thrown)) ports.reportError(thrown)
  const error = uploadErrorOf(thrown)
  const { clock, connectivity } = ports
  const decision = policy(error, attempt, clock.now())
  // Where there is no connection nothing can be tried, whatever else is wrong: the upload goes on with the connection.
  if (decision.kind !== 'fail' && !connectivity.isOnline()) send({ type: 'wentOffline' })
  else if (decision.kind === 'new-ticket' && error.code === 'url-expired') send({ type: 'ticketLost', error })
  else if (decision.kind === 'fail' || decision.kind === 'new-ticket') send({ type: 'failed', error })
  else {
    send({ type: 'retrying', attempt: attempt + 1, error })
    await delay(decision.kind === 'wait' ? decision.ms : SECOND, clock, signal)
    return !signal.aborted
  }
  return false
}
