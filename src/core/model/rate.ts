// The speed of a transfer, as an average that is weighted by time.

/** The smoothed speed of a transfer. It restarts with each attempt: a pause does not count as slowness. */
export interface Rate {
  /** The first observation, in milliseconds since the epoch. */
  readonly since: number
  /** The last one. */
  readonly at: number
  /** Position in the file at `at`. */
  readonly bytes: number
  readonly bytesPerSecond: number
}

/** Milliseconds after which a change of speed has half its effect on the figure. */
const HALF_LIFE = 3000
/** Milliseconds. Requests that are silent for longer are given up, so the clock was set or the device slept. */
const LONGEST_STEP = 60_000

export function startRate(bytes: number, at: number): Rate {
  return { since: at, at, bytes, bytesPerSecond: 0 }
}

/** Weighted by time, not by count, and corrected for its start at zero: the first figures are not too low. */
export function updateRate(rate: Rate, bytes: number, at: number): Rate {
  const elapsed = at - rate.at
  if (elapsed < 0 || elapsed > LONGEST_STEP) return startRate(bytes, at)
  if (elapsed === 0 || bytes < rate.bytes) return { ...rate, bytes: Math.min(bytes, rate.bytes) }
  const known = 1 - decay(rate.at - rate.since)
  const kept = decay(elapsed)
  const current = ((bytes - rate.bytes) * 1000) / elapsed
  const sum = rate.bytesPerSecond * known * kept + current * (1 - kept)
  return { since: rate.since, at, bytes, bytesPerSecond: sum / (1 - decay(at - rate.since)) }
}

function decay(ms: number): number {
  return 0.5 ** (ms / HALF_LIFE)
}
