// The attempts of an activity: what ends them is reported as the upload's next event.

import type { ActivityContext } from '../contract/activity-context.js'
import { createRetryPolicy, type RetryDecision, type RetryPolicy } from '../contract/retry-policy.js'
import { isUnexpected, type UploadError } from '../model/upload-error.js'
import { retry } from '../transfer/retry.js'

export function policyOf({ ports, settings }: ActivityContext, quickRetries?: number): RetryPolicy {
  return settings().retry ?? createRetryPolicy(ports.clock.random, quickRetries)
}

/** What happens after a failure, and how many failures of its kind came before. */
type Judgement = readonly [decision: RetryDecision, failures: number]

/** Runs the task until it succeeds, the policy gives up, or the upload leaves its status. */
export async function attempt(
  task: () => Promise<void>,
  judge: (error: UploadError, failures: number) => Judgement,
  { ports, send, run }: ActivityContext,
): Promise<void> {
  let ofItsKind = 0
  const tried = await retry(
    task,
    {
      offline: 'stop',
      decide(error, failures) {
        const [decision, count] = judge(error, failures)
        ofItsKind = count
        return decision
      },
      retrying: (error) => send({ type: 'retrying', attempt: ofItsKind + 1, error }),
      failed(thrown) {
        if (isUnexpected(thrown)) ports.reportError(thrown)
      },
    },
    { clock: ports.clock, connectivity: ports.connectivity, signal: run.signal },
  )
  switch (tried.kind) {
    case 'done':
    case 'aborted':
      return
    case 'offline':
      return send({ type: 'wentOffline' })
    case 'new-ticket':
      if (tried.error.code === 'url-expired') return send({ type: 'ticketLost', error: tried.error })
      return send({ type: 'failed', error: tried.error })
    case 'fail':
      return send({ type: 'failed', error: tried.error })
  }
}
