import { isServerFault, retryabilityOf, type UploadError } from '../model/upload-error.js'

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
 * @param attempt failures of this kind before this one, without a byte accepted between them: answers of 5xx are one kind, else each code
 * is, as a server that is being started may refuse connections first and answer with 503 then
 * @param now milliseconds since the epoch
 */
export type RetryPolicy = (failure: UploadError, attempt: number, now: number) => RetryDecision

/** Retries of a connection that broke before the waits get longer: four seconds of them, as most links that drop are back by then. */
const QUICK_RETRIES = 16
/** Milliseconds before the first of those at most, as a connection that was only reset is there at once. */
const FIRST_WAIT = 100
/** Milliseconds before each of the others. A tenth more or less, so that many browsers do not stay in step. */
const QUICK_WAIT = 250
/** Milliseconds of the longest wait before each retry after those, and before each of any other failure. */
const LONGEST_WAITS = [500, 1000, 2000, 4000, 8000, 15_000, 15_000] as const
/** A server that asks for a longer wait than this is told as a failure: nobody watches a row that stands still for so long. */
const LONGEST_RETRY_AFTER = 120_000
/** Tries of a creation after the first. */
const CREATION_RETRIES = 3

/**
 * The default policy: quick retries where the connection broke, then, and for any other failure at once, exponential backoff with full
 * jitter: each wait is anything from nothing to its longest, so that many browsers do not come back at the same moment.
 * @see https://aws.amazon.com/blogs/architecture/exponential-backoff-and-jitter/
 */
export function createRetryPolicy(random: () => number, quickRetries: number = QUICK_RETRIES): RetryPolicy {
  return (failure, attempt) => {
    if (failure.code === 'url-expired') return { kind: 'new-ticket' }
    const quick = failure.code === 'network' ? quickRetries : 0
    const wait = attempt < quick ? quickWait(attempt, random) : backoff(attempt - quick, random)
    const asked = failure.retryAfter ?? 0
    const isHopeless = asked > LONGEST_RETRY_AFTER || retryabilityOf(failure) !== 'automatic'
    if (wait === null || isHopeless) return { kind: 'fail' }
    return { kind: 'wait', ms: Math.max(wait, asked) }
  }
}

function quickWait(attempt: number, random: () => number): number {
  return attempt === 0 ? FIRST_WAIT * random() : QUICK_WAIT * (0.9 + random() / 5)
}

function backoff(step: number, random: () => number): number | null {
  const longest = LONGEST_WAITS[step]
  return longest === undefined ? null : longest * random()
}

/** Milliseconds for which a server that answers with an error of its own is tried. Most outages are over in a minute. */
const OUTAGE = 60_000

/**
 * A policy for chunks. A server that answers with an error is tried as long as an outage may last, however many tries that makes: where the
 * line is fast they are soon used up, and where it is slow each sends a chunk in vain.
 * @param since when the first of these failures was, in milliseconds since the epoch
 * @param begun when the try began that failed last
 */
export function forChunks(policy: RetryPolicy, since: number, begun: number): RetryPolicy {
  return (failure, attempt, now) => {
    if (!isServerFault(failure)) return policy(failure, attempt, now)
    const decision = policy(failure, Math.min(attempt, LONGEST_WAITS.length - 1), now)
    if (decision.kind !== 'wait') return decision
    const end = since + OUTAGE
    // A clock that was set back must not make it last for ever.
    if (begun >= end || now < since) return { kind: 'fail' }
    // The last try begins when the time is up, so that a server that is back by then is always met.
    const wait = Math.min(decision.ms, Math.max(0, end - now))
    return { kind: 'wait', ms: Math.max(wait, failure.retryAfter ?? 0) }
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
