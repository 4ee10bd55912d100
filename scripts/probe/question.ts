import type { Account } from './account.js'

/** A question that is asked by making videos and looking. */
export interface Fact {
  readonly question: string
  /** How many videos it makes at most. */
  readonly videos: number
  /** Storage that it reserves on top of the probe's minute a video, while it is asked. */
  readonly reservedSeconds?: number
  /** Waits for what Stream does by itself, so it is begun first. */
  readonly isSlow?: boolean
  /** What other questions do at the same time would change the answer. */
  readonly isAlone?: boolean
  /** The answer; `undefined` where Stream did not let it be seen. */
  readonly find: (account: Account) => Promise<unknown>
}

/** Why a question is not asked. */
export interface Unasked {
  readonly question: string
  readonly why: string
}
