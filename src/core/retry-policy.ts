import { retryabilityOf, type UploadError } from './upload-error.js'

export type RetryDecision = { readonly kind: 'wait'; readonly ms: number } | { readonly kind: 'fail' }

/** Waits before the retries, in milliseconds. The first are quick: a link that dropped is often back at once. */
const delays = [250, 500, 1000, 2000, 4000, 8000, 15_000] as const
/** A server that asks for a longer wait than this is told as a failure: nobody watches a row that stands still for so long. */
const LONGEST_WAIT = 120_000
/** Tries of a creation after the first. */
const CREATION_RETRIES = 3

/**
 * What to do about a failure.
 *
 * @param attempt failures in a row before this one, without a byte accepted between them
 * @param random 0 to 1; half of each wait is jitter, so that many browsers do not come back at the same moment
 */
export function decideRetry(error: UploadError, attempt: number, random: number): RetryDecision {
  const delay = delays[attempt]
  const asked = error.retryAfter ?? 0
  if (delay === undefined || asked > LONGEST_WAIT || retryabilityOf(error) !== 'automatic')
    return { kind: 'fail' }
  return { kind: 'wait', ms: Math.max(delay * (0.5 + random / 2), asked) }
}

/**
 * What to do about a creation that failed. Each try may have made a video of which nobody heard, so there are few, and none where the
 * last may still be under way.
 */
export function decideCreationRetry(error: UploadError, attempt: number, random: number): RetryDecision {
  if (error.code === 'timeout' || attempt >= CREATION_RETRIES) return { kind: 'fail' }
  return decideRetry(error, attempt + 1, random)
}
