// When a failed request is retried: the default policy, and its variants for chunks and for creations.

import { isBusy, isServerFault, retryabilityOf, type UploadError } from '../model/upload-error.js'

/** What happens after a failure. */
export type RetryDecision =
  /** Retry after so many milliseconds. */
  | { readonly kind: 'wait'; readonly ms: number }
  /** Retry when the browser is online; if it says that it is, after one second. */
  | { readonly kind: 'wait-online' }
  /** Restart the file with another upload URL, once per upload. If the URL has not expired, the upload fails. */
  | { readonly kind: 'new-ticket' }
  /** The upload fails. The person can retry it. */
  | { readonly kind: 'fail' }

/**
 * Decides what happens after a failure.
 * @param failure what went wrong
 * @param attempt how many failures of the same kind came before, since a byte was last accepted. All 5xx answers
 * are one kind; otherwise each error code is one.
 * @param now milliseconds since the epoch
 */
export type RetryPolicy = (failure: UploadError, attempt: number, now: number) => RetryDecision

/** Retries of a lost connection before the waits grow: four seconds, because most are back by then. */
const QUICK_RETRIES = 16
/** Milliseconds, at most, before the first quick retry: a connection that was only reset works at once. */
const FIRST_WAIT = 100
/** Milliseconds before each other quick retry, give or take a tenth, so that browsers do not stay in step. */
const QUICK_WAIT = 250
/** The longest wait in milliseconds before each of the other retries. */
const LONGEST_WAITS = [500, 1000, 2000, 4000, 8000, 15_000, 15_000] as const
/** Milliseconds. If a server asks for more, the upload fails: nobody watches a row that stands still for so long. */
const LONGEST_RETRY_AFTER = 120_000
/** The same for 429: the server is well, the row says so, and a failed upload could do no better than wait. */
const LONGEST_REST = 3_600_000
const CREATION_RETRIES = 3

/**
 * The default policy. A lost connection gets quick retries first. Then, and for any other failure at once, the waits
 * are exponential backoff with full jitter: each is random between zero and its longest, so that many browsers do
 * not come back at the same moment.
 * @see https://aws.amazon.com/blogs/architecture/exponential-backoff-and-jitter/
 */
export function createRetryPolicy(random: () => number, quickRetries: number = QUICK_RETRIES): RetryPolicy {
  return (failure, attempt) => {
    if (failure.code === 'url-expired') return { kind: 'new-ticket' }
    const quick = failure.code === 'network' ? quickRetries : 0
    const wait = attempt < quick ? quickWait(attempt, random) : backoff(attempt - quick, random)
    const asked = failure.retryAfter ?? 0
    const longest = isBusy(failure) ? LONGEST_REST : LONGEST_RETRY_AFTER
    const isHopeless = asked > longest || retryabilityOf(failure) !== 'automatic'
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

/** Milliseconds for which chunks are retried while the server answers with 5xx: most outages are over by then. */
const OUTAGE = 60_000

/**
 * A policy for chunks. While the server answers with 5xx, retries go on for as long as an outage may last. A fixed
 * number would be used up too soon on a fast connection; on a slow one each retry sends a whole chunk in vain.
 * @param since when the first of these failures happened, in milliseconds since the epoch
 * @param begun when the attempt that failed last began, in milliseconds since the epoch
 */
export function forChunks(policy: RetryPolicy, since: number, begun: number): RetryPolicy {
  return (failure, attempt, now) => {
    if (!isServerFault(failure)) return policy(failure, attempt, now)
    const decision = policy(failure, Math.min(attempt, LONGEST_WAITS.length - 1), now)
    if (decision.kind !== 'wait') return decision
    const end = since + OUTAGE
    // If the clock was set back, the retries must still end.
    if (begun >= end || now < since) return { kind: 'fail' }
    // The last retry begins when the time is up, so that it meets a server that is back by then.
    const wait = Math.min(decision.ms, Math.max(0, end - now))
    return { kind: 'wait', ms: Math.max(wait, failure.retryAfter ?? 0) }
  }
}

/**
 * A policy for creations. Each try may have created a video without our knowing, so there are few, and none after a
 * timeout, when the last one may still be under way.
 */
export function forCreations(policy: RetryPolicy): RetryPolicy {
  return (failure, attempt, now) => {
    if (failure.code === 'timeout' || attempt >= CREATION_RETRIES) return { kind: 'fail' }
    const decision = policy(failure, attempt + 1, now)
    // There is no ticket yet that another could replace.
    return decision.kind === 'new-ticket' ? { kind: 'fail' } : decision
  }
}
