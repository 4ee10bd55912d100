// One budget for all calls to Stream: creations first, reads last.

import type { Bucket, Coordination } from '../coordination/coordination.js'
import { Failure } from '../http/failure.js'
import type { TellEvent } from '../http/handler-event.js'
import type { CallGate, CallKind } from '../stream/call-gate.js'
import { restSecondsOf } from '../stream/retry-after.js'
import { toStreamFailure } from '../stream/stream-failure.js'
import { parseRatelimit } from './ratelimit-header.js'
import { createRemainingCalls } from './remaining-calls.js'

/** Why a creator's call is counted apart: it is for a video of theirs, or for an id of which nothing is known. */
type Reason = 'own' | 'unknown'

export interface Budget extends CallGate {
  /** So that nobody uses up what is everybody's. @param calls that come together. Default 1. @throws {Failure} with `rate-limited`. */
  admit(creator: string, reason: Reason, calls?: number): Promise<void>
}

/** Seconds without calls if Stream sends 429 and does not say for how long, or nothing that can be read. */
const DEFAULT_REST_SECONDS = 60
/** The share of a full bucket that each kind leaves to those that matter more. */
const LEAVES: Readonly<Record<CallKind, number>> = { create: 0, change: 0.1, token: 0.25, read: 0.5 }
/** The share of all calls that nobody but readers can take. */
const FLOOR = 0.075

/**
 * In any five minutes at most 6.25 times `callsPerMinute`: five minutes of it, and a burst of a minute and a quarter.
 * @param readsPerMinute the most calls a minute that only read.
 */
export function createBudget(
  coordination: Coordination,
  { callsPerMinute, readsPerMinute }: { readonly callsPerMinute: number; readonly readsPerMinute: number },
  tell: TellEvent = () => {},
): Budget {
  const bucket = (name: string, perMinute: number, minutes = 1.25, leaves = 0): Bucket => {
    const capacity = Math.max(1, perMinute * minutes)
    return { name, perMinute, capacity, leave: Math.min(capacity * leaves, capacity - 1) }
  }
  const all = (kind: CallKind): Bucket => bucket('all', callsPerMinute * (1 - FLOOR), 1.25, LEAVES[kind])
  const reads = bucket('reads', readsPerMinute, 0.25)
  const floor = bucket('floor', callsPerMinute * FLOOR)
  const remaining = createRemainingCalls(() => performance.now())

  async function waitFor(kind: CallKind): Promise<number> {
    const told = remaining.waitFor(kind)
    if (told > 0) return told
    if (kind !== 'read') return coordination.take([all(kind)])
    const wait = await coordination.take([all(kind), reads])
    return wait === 0 ? 0 : Math.min(wait, await coordination.take([floor, reads]))
  }

  function refused(limit: 'all' | Reason, waitMs: number): Failure {
    tell({ type: 'budget', limit, waitMs })
    return tooMany(waitMs)
  }

  return {
    async enter(kind) {
      const wait = await waitFor(kind)
      if (wait > 0) throw refused('all', wait)
      remaining.sent()
    },
    async learn(kind, answer) {
      const { status, headers } = answer
      const left = parseRatelimit(headers)
      if (left !== null) remaining.learn(left)
      if (status !== 429) return
      const seconds = restSecondsOf(headers)
      // A creation is also refused while the encoder is full, which stops nothing else. Stream's limit of calls says how long it lasts.
      if (toStreamFailure(answer).code === 'encoder-full') return
      if (kind === 'create' && !headers.has('retry-after')) return
      await coordination.rest((seconds ?? DEFAULT_REST_SECONDS) * 1000)
    },
    async admit(creator, reason, calls = 1) {
      const share =
        reason === 'own'
          ? bucket(`own:${creator}`, callsPerMinute / 2, 1)
          : bucket(`unknown:${creator}`, callsPerMinute * FLOOR, 2.5)
      // A small bucket never has two.
      for (let left = Math.min(calls, Math.floor(share.capacity)) - 1; left >= 0; left -= 1) {
        // The others have to be there before the first is taken: half of them would be taken in vain, again and again.
        const wait = await coordination.take([{ ...share, leave: left }])
        if (wait > 0) throw refused(reason, wait)
      }
    },
  }
}

export function tooMany(waitMs: number): Failure {
  return new Failure('rate-limited', 'Cloudflare Stream is asked too often.', {
    headers: { 'Retry-After': String(Math.ceil(waitMs / 1000)) },
  })
}
