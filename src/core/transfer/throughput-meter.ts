// Measures how fast bytes get through, and how many of them before a connection breaks.

/** The part of the sent bytes that has left, while no chunk has shown the speed: some megabytes wait in buffers. */
const LEFT = 0.8

/** Measures one upload. Positions are bytes from the start of the file, times are milliseconds since the epoch. */
export interface ThroughputMeter {
  opened(position: number, at: number): void
  sent(position: number): void
  accepted(position: number, at: number): void
  broke(at: number): void
}

export interface LineFindings {
  /** A chunk, or the rest of one, took so many milliseconds. */
  readonly gotThrough: (bytes: number, ms: number) => void
  /** So many bytes have got through since the connection opened, and more may follow. */
  readonly carried: (bytes: number) => void
  /** About so many bytes got through before a break. What was sent of the last chunk is lost. */
  readonly broke: (bytes: number) => void
  /** The connection broke, but the server has what was sent of the last chunk. */
  readonly brokeWithoutLoss: () => void
}

type Mark = { readonly position: number; readonly at: number }

export function createThroughputMeter(findings: LineFindings): ThroughputMeter {
  let start: Mark | null = null
  let last: Mark = { position: 0, at: 0 }
  let sent = 0
  let broken: number | null = null

  /** Only the server's offset shows what a break has cost. With the whole chunk there, only its answer was lost. */
  function reportBreak(bytes: number, position: number): void {
    if (position <= last.position) findings.broke(bytes)
    else if (position < sent) findings.brokeWithoutLoss()
  }

  return {
    opened(position, at) {
      if (broken !== null) reportBreak(broken, position)
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
      // Without a connection nothing was sent, which does not show how much gets through.
      if (start !== null) broken = bytesUntilBreak(start, last, { position: sent, at })
      start = null
    },
  }
}

function bytesUntilBreak(start: Mark, last: Mark, end: Mark): number {
  const accepted = last.position - start.position
  const sent = end.position - start.position
  const ms = last.at - start.at
  if (accepted <= 0 || ms <= 0) return sent * LEFT
  // At the speed of the chunks before, the time of the last chunk shows how much of it had left.
  return Math.min(sent, accepted + (accepted / ms) * Math.max(0, end.at - last.at))
}
