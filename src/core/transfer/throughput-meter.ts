/**
 * Part of what was sent that has left, where no chunk has got through from which the speed could be known: browsers count bytes when they
 * hand them on, and some megabytes then wait in buffers.
 */
const LEFT = 0.8

/**
 * Measures how many bytes of an upload get through from one break of its connection to the next. Positions are bytes from the start of
 * the file, times milliseconds since the epoch.
 */
export interface ThroughputMeter {
  opened(position: number, at: number): void
  sent(position: number): void
  accepted(position: number, at: number): void
  /** The connection broke, or was never there. */
  broke(at: number): void
}

export interface LineFindings {
  /** A chunk, or what there was to send of it, took so many milliseconds. */
  readonly gotThrough: (bytes: number, ms: number) => void
  /** So many bytes got through, and more may. */
  readonly carried: (bytes: number) => void
  /** About so many got through, and then no more; what was sent of the last chunk is lost. */
  readonly broke: (bytes: number) => void
  /** The connection broke, and the server has what was sent of the last chunk. */
  readonly brokeWithoutLoss: () => void
}

interface Mark {
  readonly position: number
  readonly at: number
}

export function createThroughputMeter(findings: LineFindings): ThroughputMeter {
  let start: Mark | null = null
  let last: Mark = { position: 0, at: 0 }
  let sent = 0
  let broken: number | null = null

  /** Only the server can say what a break has cost. Where it has a chunk whole, the answer was lost and nothing else. */
  function tellOfBreak(bytes: number, position: number): void {
    if (position <= last.position) findings.broke(bytes)
    else if (position < sent) findings.brokeWithoutLoss()
  }

  return {
    opened(position, at) {
      if (broken !== null) tellOfBreak(broken, position)
      broken = null
      last = { position, at }
      start ??= last
      sent = position
    },
    sent(position) {
      sent = position
    },
    accepted(position, at) {
      if (start !== null) {
        findings.gotThrough(position - last.position, at - last.at)
        findings.carried(position - start.position)
      }
      last = { position, at }
      sent = position
    },
    broke(at) {
      // Where the server was not reached nothing was sent, which says nothing of how much gets through.
      if (start !== null) broken = stretchOf(start, last, { position: sent, at })
      start = null
    },
  }
}

function stretchOf(start: Mark, last: Mark, end: Mark): number {
  const accepted = last.position - start.position
  const sent = end.position - start.position
  const ms = last.at - start.at
  // As fast as the chunks before it: the part of the last chunk that had left is known from the time it had.
  return accepted > 0 && ms > 0
    ? Math.min(sent, accepted + (accepted / ms) * Math.max(0, end.at - last.at))
    : sent * LEFT
}
