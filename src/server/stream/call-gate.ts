// What every call to Stream passes through.

import type { StreamAnswer } from './exchange.js'

/** By what waits for the call: a person with a file, a person who changes something, a player, or somebody who watches. */
export type CallKind = 'create' | 'change' | 'token' | 'read'

export interface CallGate {
  /** @throws {Failure} with `rate-limited` if the call must not be sent. */
  enter(kind: CallKind): Promise<void>
  /** Learns from an answer how many calls are left. */
  learn(kind: CallKind, answer: StreamAnswer): Promise<void>
}
