/** Speed of a transfer, smoothed. It starts anew with each start, so that a pause does not count as slowness. */
export interface Rate {
  /** Milliseconds since the epoch. */
  readonly since: number
  readonly at: number
  /** Position in the file at `at`. */
  readonly bytes: number
  readonly bytesPerSecond: number
}

/** After this long a change of speed has half its effect on the figure shown. */
const HALF_LIFE = 3000
/** Requests that are silent for longer are given up. A longer step is the clock's, or a nap's, and says nothing about the speed. */
const LONGEST_STEP = 60_000

export function startRate(bytes: number, at: number): Rate {
  return { since: at, at, bytes, bytesPerSecond: 0 }
}

/**
 * The rate after one more observation. The average is weighted by time, not by count, and corrected for its start at zero, so
 * that the first figures are neither too low nor dependent on how often progress is reported.
 */
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
