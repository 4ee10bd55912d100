import { retryabilityOf, type UploadError } from './upload-error.js'

/** What is done about a failure. */
export type RetryDecision =
  /** Try again after so many milliseconds. */
  | { readonly kind: 'wait'; readonly ms: number }
  /** Try again when there is a connection; after a second, where the browser says that there is one. */
  | { readonly kind: 'wait-online' }
  /** Ask for another upload URL and start anew, once an upload; of a failure that is not the URL's, a `fail`. */
  | { readonly kind: 'new-ticket' }
  /** Tell the person, who may try again by hand. */
  | { readonly kind: 'fail' }

/**
 * @param failure what went wrong
 * @param attempt failures in a row before this one, without a byte accepted between them
 * @param now milliseconds since the epoch
 */
export type RetryPolicy = (failure: UploadError, attempt: number, now: number) => RetryDecision

/** Waits before the retries, in milliseconds. The first are quick: a link that dropped is often back at once. */
const delays = [250, 500, 1000, 2000, 4000, 8000, 15_000] as const
/** A server that asks for a longer wait than this is told as a failure: nobody watches a row that stands still for so long. */
const LONGEST_WAIT = 120_000
/** Tries of a creation after the first. */
const CREATION_RETRIES = 3

/** The default policy. Half of each wait is jitter, so that many browsers do not come back at the same moment. */
export function createRetryPolicy(random: () => number): RetryPolicy {
  return (failure, attempt) => {
    if (failure.code === 'url-expired') return { kind: 'new-ticket' }
    const delay = delays[attempt]
    const asked = failure.retryAfter ?? 0
    const isHopeless = asked > LONGEST_WAIT || retryabilityOf(failure) !== 'automatic'
    if (delay === undefined || isHopeless) return { kind: 'fail' }
    return { kind: 'wait', ms: Math.max(delay * (0.5 + random() / 2), asked) }
  }
}

/**
 * A policy for creations. Each try may have made a video of which nobody heard, so there are few, and none where the last may still be
 * under way.
 */
export function forCreations(policy: RetryPolicy): RetryPolicy {
  return (failure, attempt, now) => {
    if (failure.code === 'timeout' || attempt >= CREATION_RETRIES) return { kind: 'fail' }
    const decision = policy(failure, attempt + 1, now)
    // There is no ticket yet that could be replaced by another.
    return decision.kind === 'new-ticket' ? { kind: 'fail' } : decision
  }
}
