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
 * Decides what happens after a failure. `attempt` counts the failures of the same kind before it, since a byte was last
 * accepted: all 5xx answers are one kind, else each error code is one. `now` is in milliseconds since the epoch.
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
 * Quick retries for a lost connection; then, and for other failures at once, exponential backoff with full jitter.
 * @see https://aws.amazon.com/blogs/architecture/exponential-backoff-and-jitter/
 */
export function createRetryPolicy(random: () => number, quickRetries: number = QUICK_RETRIES): RetryPolicy {
  return (failure, attempt) => {
    if (failure.code === 'url-expired') return { kind: 'new-ticket' }
    const quick = failure.code === 'network' ? quickRetries : 0
    const longest = attempt < quick ? QUICK_WAIT : LONGEST_WAITS[attempt - quick]
    const asked = failure.retryAfter ?? 0
    const longestAsked = isBusy(failure) ? LONGEST_REST : LONGEST_RETRY_AFTER
    const isHopeless = asked > longestAsked || retryabilityOf(failure) !== 'automatic'
    if (longest === undefined || isHopeless) return { kind: 'fail' }
    const part = random()
    const quickWait = attempt === 0 ? FIRST_WAIT * part : QUICK_WAIT * (0.9 + part / 5)
    return { kind: 'wait', ms: Math.max(attempt < quick ? quickWait : longest * part, asked) }
  }
}

/** Milliseconds for which chunks are retried while the server answers with 5xx: most outages are over by then. */
const OUTAGE = 60_000

/**
 * For chunks: 5xx is retried for as long as an outage may last. A number is used up too soon on a fast line.
 * `since`: the first of these failures; `begun`: when the last attempt began. Milliseconds since the epoch.
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
 * For creations: each try may have made a video, so there are few. There is none after a timeout, as it may be under way, and none where
 * Stream has answered, but not with what was asked for: the video is there, and the next answer may lack the same.
 */
export function forCreations(policy: RetryPolicy): RetryPolicy {
  return (failure, attempt, now) => {
    if (failure.code === 'timeout' || failure.code === 'stream-refused' || attempt >= CREATION_RETRIES)
      return { kind: 'fail' }
    const decision = policy(failure, attempt + 1, now)
    // There is no ticket yet that another could replace.
    return decision.kind === 'new-ticket' ? { kind: 'fail' } : decision
  }
}
