// Retries a task until it succeeds or a policy gives up. All retries of the library in the browser use this loop.

import type { Clock, Connectivity } from '../contract/ports.js'
import type { RetryDecision } from '../contract/retry-policy.js'
import { isBrokenLink, type UploadError, uploadErrorOf } from '../model/upload-error.js'
import { delay, untilOnline } from './wait.js'

interface RetryContext {
  readonly clock: Clock
  /** Without it the browser counts as online. */
  readonly connectivity?: Connectivity
  /** Ends the wait before a retry. It does not abort a running attempt. */
  readonly signal?: AbortSignal | undefined
}

interface RetryRules {
  /** Decides what happens after a failure, given how many came before it. */
  readonly decide: (error: UploadError, failures: number) => RetryDecision
  /** Called after each failure that will be retried. */
  readonly retrying?: (error: UploadError, failures: number) => void
  /** Called after each failure, whatever is decided. */
  readonly failed?: (thrown: unknown) => void
  /** After a failure while offline: `wait` for a connection, and restart the count (the default), or `stop`. */
  readonly offline?: 'wait' | 'stop'
}

/** How the attempts ended. `thrown` is what the last one threw. */
type Tried<T> = { readonly kind: 'done'; readonly value: T } | Failed

interface Failed {
  readonly kind: 'aborted' | 'offline' | 'new-ticket' | 'fail'
  readonly error: UploadError
  readonly thrown: unknown
}

/** Milliseconds for `wait-online` if the browser says that it is online, and for a wait of no such length. */
const SECOND = 1000

export async function retry<T>(
  task: () => Promise<T>,
  { decide, retrying, failed, offline = 'wait' }: RetryRules,
  { clock, connectivity, signal = new AbortController().signal }: RetryContext,
): Promise<Tried<T>> {
  for (let failures = 0; ; failures++) {
    try {
      return { kind: 'done', value: await task() }
    } catch (thrown) {
      const error = uploadErrorOf(thrown)
      const end = (kind: Failed['kind']): Failed => ({ kind, error, thrown })
      if (isBrokenLink(error) && !signal.aborted) await connectivity?.missed()
      if (signal.aborted) return end('aborted')
      const isOffline = connectivity?.isOnline() === false
      if (isOffline && offline === 'wait') {
        await untilOnline(connectivity, signal)
        if (signal.aborted) return end('aborted')
        failures = -1
        continue
      }
      failed?.(thrown)
      const decision = decide(error, failures)
      if (decision.kind === 'fail') return end('fail')
      if (isOffline) return end('offline')
      if (decision.kind === 'new-ticket') return end('new-ticket')
      retrying?.(error, failures)
      // A `retry` of the app may have calculated with what is no number.
      const isTold = decision.kind === 'wait' && decision.ms >= 0
      await delay(isTold ? decision.ms : SECOND, clock, signal)
      if (signal.aborted) return end('aborted')
    }
  }
}
