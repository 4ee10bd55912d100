// Which videos are being watched, and whose turn it is to be read, in memory.

import { TURN_MS, WANTED_MS } from './coordination.js'

interface Wanted {
  readonly wantedAt: number
  readonly turnAt: number
}

/** @param now milliseconds by a clock that is never set. */
export function createWantedVideos(now: () => number) {
  const wanted = new Map<string, Wanted>()
  return {
    want(videoIds: readonly string[]): void {
      for (const id of videoIds) {
        const turnAt = wanted.get(id)?.turnAt ?? Number.NEGATIVE_INFINITY
        wanted.set(id, { wantedAt: now(), turnAt })
      }
    },
    due(limit: number): readonly string[] {
      for (const [id, { wantedAt }] of wanted) if (wantedAt <= now() - WANTED_MS) wanted.delete(id)
      const waiting = [...wanted].filter(([, { turnAt }]) => turnAt <= now() - TURN_MS)
      const next = waiting.toSorted(([, a], [, b]) => a.turnAt - b.turnAt).slice(0, limit)
      for (const [id, { wantedAt }] of next) wanted.set(id, { wantedAt, turnAt: now() })
      return next.map(([id]) => id)
    },
  }
}
