// What activities of the network share: the claim of the upload, and attempts whose end is its next event.

import type { LateContext } from '../contract/activity-context.js'
import { createRetryPolicy, type RetryDecision, type RetryPolicy } from '../contract/retry-policy.js'
import type { Upload } from '../model/upload.js'
import { isUnexpected, type UploadError } from '../model/upload-error.js'
import { retry } from '../transfer/retry.js'

/** Claims the upload for this tab. False if another tab has it: then nothing is requested or sent for it here. */
export async function claimUpload(upload: Upload, { ports, send }: LateContext): Promise<boolean> {
  const takenElsewhere = (await ports.sessions?.claim(upload)) ?? null
  if (takenElsewhere !== null) send(takenElsewhere)
  return takenElsewhere === null
}

export function policyOf({ ports, settings }: LateContext, quickRetries?: number): RetryPolicy {
  return settings().retry ?? createRetryPolicy(ports.clock.random, quickRetries)
}

/** `judge` says what happens after a failure, and how many failures of its kind came before. */
export async function attempt(
  task: () => Promise<void>,
  judge: (error: UploadError, failures: number) => readonly [decision: RetryDecision, ofItsKind: number],
  { ports, send, run }: LateContext,
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
  if (tried.kind === 'done' || tried.kind === 'aborted') return
  const { kind, error } = tried
  if (kind === 'offline') return send({ type: 'wentOffline' })
  const isLost = kind === 'new-ticket' && error.code === 'url-expired'
  send({ type: isLost ? 'ticketLost' : 'failed', error })
}
