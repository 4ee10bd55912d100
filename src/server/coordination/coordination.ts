// The port through which instances of the handler share one budget, what is known of videos, and who tells the app.

import type { Video } from '../../protocol/video-status.js'
import type { VideoEnd } from './video-end.js'

/** A token bucket. It is full at first. */
export interface Bucket {
  readonly name: string
  /** The most tokens that it holds. */
  readonly capacity: number
  /** Tokens that are added each minute, evenly. */
  readonly perMinute: number
  /** Tokens that have to stay in it, for those who matter more. */
  readonly leave: number
}

/** What Stream said of a video. */
export interface Reading {
  readonly videoId: string
  /** `null`: it was deleted through the endpoint, for good. */
  readonly video: Video | null
  /** Milliseconds since Stream was *asked*. A duration, so that the clocks of instances need not agree. */
  readonly askedAgoMs: number
}

/** What is known of a video. */
export interface Known {
  /** `null`: it was deleted through the endpoint. */
  readonly video: Video | null
  /** Milliseconds since Stream was asked for it. */
  readonly ageMs: number
  /** The ends of which the app has been told. */
  readonly told: readonly VideoEnd[]
}

/** Somebody's wish to tell the app how a video ended. */
export interface Claim {
  readonly videoId: string
  readonly end: VideoEnd
  /** Random: who claims. */
  readonly holder: string
}

/**
 * What instances of the handler agree on. All times are durations: each implementation has one clock of its own. Every method is
 * atomic: two instances that call at once are served one after the other. Entries of a video may be dropped a day after their last change.
 */
export interface Coordination {
  /** Takes a token from each of the buckets and answers 0, or takes none and answers the milliseconds until it is worth asking again. */
  take(buckets: readonly Bucket[]): Promise<number>
  /** For this long, `take` answers what is left of it and takes nothing. A shorter rest does not end a longer one. */
  rest(ms: number): Promise<void>
  /** In the order of the ids; `undefined` for what is not known. */
  known(videoIds: readonly string[]): Promise<readonly (Known | undefined)[]>
  /**
   * Keeps each reading, unless something newer is known: see `isNewer`. Answers what is known now, in the same order.
   * No two readings are of the same video.
   */
  merge(readings: readonly Reading[]): Promise<readonly Known[]>
  /**
   * `yours`: nobody else gets it within the lease, so tell the app, and then call `done`. `told`: the app has been told.
   * `busy`: somebody else is about to.
   */
  claim(claim: Claim, leaseMs: number): Promise<'yours' | 'told' | 'busy'>
  /** `told`: nobody gets this claim any more. Otherwise anybody may, unless the claim has passed to another holder. */
  done(claim: Claim, told: boolean): Promise<void>
  /** These videos are being watched. They are forgotten half a minute later, unless they are wanted again. */
  want(videoIds: readonly string[]): Promise<void>
  /** The wanted videos whose turn was longest ago, and more than a second. Asking gives them a turn. */
  due(limit: number): Promise<readonly string[]>
}

/** Milliseconds. How long a video stays wanted, and the time between two of its turns. */
export const WANTED_MS = 30_000
export const TURN_MS = 1000
