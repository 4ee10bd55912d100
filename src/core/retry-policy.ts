import { retryabilityOf, type UploadError } from './upload-error.js'

export type RetryDecision = { readonly kind: 'wait'; readonly ms: number } | { readonly kind: 'fail' }

/** Waits before the retries, in milliseconds. The first are quick: a link that dropped is often back at once. */
const delays = [250, 500, 1000, 2000, 4000, 8000, 15_000] as const

/**
 * What to do about a failure.
 *
 * @param attempt failures in a row before this one, without a byte accepted between them
 * @param random 0 to 1; half of each wait is jitter, so that many browsers do not come back at the same moment
 */
export function decideRetry(error: UploadError, attempt: number, random: number): RetryDecision {
  const delay = delays[attempt]
  if (delay === undefined || retryabilityOf(error) !== 'automatic') return { kind: 'fail' }
  const jittered = delay * (0.5 + random / 2)
  return { kind: 'wait', ms: Math.max(jittered, error.retryAfter ?? 0) }
}
