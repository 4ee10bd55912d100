// Tries something until it succeeds, or until a policy gives up. All retries of the library are this one loop.

import type { Clock, Connectivity } from '../contract/ports.js'
import type { RetryDecision } from '../contract/retry-policy.js'
import { type UploadError, uploadErrorOf } from '../model/upload-error.js'
import { delay } from './delay.js'
import { untilOnline } from './until-online.js'

export interface RetryContext {
  readonly clock: Clock
  /** Without one there is always a connection. */
  readonly connectivity?: Connectivity | undefined
  /** Ends the waiting. What is under way is not ended by it. */
  readonly signal?: AbortSignal | undefined
}

interface RetryRules {
  /** What is done about a failure, and how many there were before it. */
  readonly decide: (error: UploadError, failures: number) => RetryDecision
  /** Hears of each failure that is tried again. */
  readonly retrying?: (error: UploadError, failures: number) => void
  /** Hears of each failure, whatever is done about it. */
  readonly failed?: (thrown: unknown) => void
  /**
   * What to do when there is no connection: wait for it, whatever else is wrong, and count from nothing again; or stop
   * instead of trying again.
   * @default 'wait'
   */
  readonly offline?: 'wait' | 'stop'
}

/** How it ended. `thrown` is what the last try threw. */
export type Tried<T> =
  | { readonly kind: 'done'; readonly value: T }
  | {
      readonly kind: 'aborted' | 'offline' | 'new-ticket' | 'fail'
      readonly error: UploadError
      readonly thrown: unknown
    }

/** Milliseconds for `wait-online` when the browser says that there is a connection. */
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
      if (signal.aborted) return { kind: 'aborted', error, thrown }
      const isOffline = connectivity?.isOnline() === false
      if (isOffline && offline === 'wait') {
        await untilOnline(connectivity)
        failures = -1
        continue
      }
      failed?.(thrown)
      const decision = decide(error, failures)
      if (decision.kind === 'fail') return { kind: 'fail', error, thrown }
      if (isOffline) return { kind: 'offline', error, thrown }
      if (decision.kind === 'new-ticket') return { kind: 'new-ticket', error, thrown }
      retrying?.(error, failures)
      await delay(decision.kind === 'wait' ? decision.ms : SECOND, clock, signal)
      if (signal.aborted) return { kind: 'aborted', error, thrown }
    }
  }
}
