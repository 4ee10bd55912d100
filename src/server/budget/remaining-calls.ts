// What Stream's own count of calls allows: instances that know nothing of each other read the same number.

import type { CallKind } from '../stream/call-gate.js'
import { LONGEST_REST_SECONDS } from '../stream/retry-after.js'
import type { RemainingCalls } from './ratelimit-header.js'

/** The share of the quota that each kind leaves to those that matter more, and all to other programs of the account. */
const LEAVES: Readonly<Record<CallKind, number>> = { create: 0.18, change: 0.2, token: 0.23, read: 0.25 }
/** Reading spreads the rest evenly over the window, and may be ahead of that by this share of the quota. */
const AHEAD = 0.03

/** @param now milliseconds by a clock that is never set. */
export function createRemainingCalls(now: () => number) {
  let last: (RemainingCalls & { readonly at: number }) | null = null
  let sentSince = 0

  return {
    /** Milliseconds until a call of this kind may be sent. */
    waitFor(kind: CallKind): number {
      if (last === null) return 0
      const { quota, windowSeconds, resetSeconds, at } = last
      const age = now() - at
      // Without a call there is no news, so what was said holds for no longer than a block would.
      if (age >= Math.min(resetSeconds, LONGEST_REST_SECONDS) * 1000) {
        last = null
        return 0
      }
      const resetMs = resetSeconds * 1000 - age
      const left = last.left - sentSince - quota * LEAVES[kind]
      if (left < 1) return Math.ceil(Math.min(resetMs, LONGEST_REST_SECONDS * 1000 - age))
      if (kind !== 'read') return 0
      const perMs = (quota * (1 - LEAVES.read)) / (windowSeconds * 1000)
      // What the schedule still needs until the window ends.
      const missing = resetMs * perMs - quota * AHEAD - left
      return missing <= 0 ? 0 : Math.ceil(missing / perMs)
    },
    sent(): void {
      sentSince += 1
    },
    learn(remaining: RemainingCalls): void {
      last = { ...remaining, at: now() }
      sentSince = 0
    },
  }
}
