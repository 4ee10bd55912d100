// The videos as lists show them: as they were some time ago.

import type { VideoRecord } from './video-record.js'

/** What changes after the creation, and by no clock. */
export type Change = Partial<
  Pick<VideoRecord, 'settings' | 'creator' | 'publicDetails' | 'expiresAt' | 'editedAt' | 'injectedError'>
>

interface Entry {
  readonly video: VideoRecord
  /** What the video had until each of its changes, oldest first. */
  readonly earlier: readonly { readonly until: number; readonly had: Change }[]
  readonly deletedAt: number
}

export interface ListHistory {
  add(video: VideoRecord): void
  /** Call it before the change. */
  change(video: VideoRecord): void
  remove(video: VideoRecord, at: number): void
  /** Oldest first. Videos that have been changed since are copies. */
  all(): readonly VideoRecord[]
}

/** Without a lag it keeps no more than there is. */
export function createListHistory(lagMs: number, now: () => number): ListHistory {
  const entries = new Map<string, Entry>()

  function forget(): void {
    for (const [uid, { deletedAt }] of entries) if (deletedAt <= now() - lagMs) entries.delete(uid)
  }

  return {
    add: (video) => void entries.set(video.uid, { video, earlier: [], deletedAt: Infinity }),
    change(video) {
      const entry = entries.get(video.uid)
      if (entry === undefined || lagMs === 0) return
      const { settings, creator, publicDetails, expiresAt, editedAt, injectedError } = video
      const had = { settings, creator, publicDetails, expiresAt, editedAt, injectedError }
      const earlier = entry.earlier.filter(({ until }) => until > now() - lagMs)
      entries.set(video.uid, { ...entry, earlier: [...earlier, { until: now(), had }] })
    },
    remove(video, deletedAt) {
      const entry = entries.get(video.uid)
      if (lagMs === 0) entries.delete(video.uid)
      else if (entry !== undefined) {
        entries.set(video.uid, { ...entry, deletedAt })
        forget()
      }
    },
    all() {
      forget()
      const at = now() - lagMs
      return [...entries.values()].flatMap(({ video, earlier }) => {
        // Without a lag there is nothing to wait for, even if the clock is set back.
        if (lagMs > 0 && video.createdAt > at) return []
        const then = earlier.find(({ until }) => until > at)
        return [then === undefined ? video : { ...video, ...then.had }]
      })
    },
  }
}
