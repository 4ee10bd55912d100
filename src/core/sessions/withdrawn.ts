// Ends what was cancelled, and what is too old: its record goes once the endpoint has answered about the video.

import type { Clock, SessionPage } from '../contract/ports.js'
import { isOutdated, type SessionRecord } from '../model/stored-upload.js'
import type { Upload, UploadId } from '../model/upload.js'
import { videoIdAt, videoIdOf } from '../model/upload-facts.js'
import type { createClaims } from './claims.js'
import { isEnd } from './from-record.js'
import type { createRecordWriter } from './record-writer.js'
import type { TimeLimitedStore } from './time-limited-store.js'

interface WithdrawnContext {
  readonly store: TimeLimitedStore
  readonly claims: ReturnType<typeof createClaims>
  readonly writer: ReturnType<typeof createRecordWriter>
  readonly local: Map<UploadId, Upload>
  readonly page: () => SessionPage | null
  readonly clock: Clock
}

export function createWithdrawn({ store, claims, writer, local, page, clock }: WithdrawnContext) {
  const leftOvers = new Set<UploadId>()
  const ending = new Set<UploadId>()

  /** True if there is nothing to discard. Until it is settled, the record has a later visit ask again. */
  async function discard(videoId: string | null, size?: number): Promise<boolean | 'kept'> {
    return videoId === null || ((await page()?.discard(videoId, size)) ?? false)
  }

  return {
    /** It is over in this tab. */
    async end(ended: Upload): Promise<void> {
      const { id } = ended
      const asking = page()
      ending.add(id)
      const isSettled = await discard(ended.status === 'cancelled' ? videoIdOf(ended) : null)
      ending.delete(id)
      // It may have been started again.
      if (local.get(id) !== ended) return
      if (isSettled) return writer.write(ended)
      // The uploader has stopped since: then its record is one that an earlier visit has left.
      if (asking !== null && page() === asking) return
      local.delete(id)
      claims.release(id)
    },
    /** Whether the endpoint has not answered yet. */
    isEnding: (id: UploadId): boolean => ending.has(id),

    /** A visit that is over has left it to this one. Another tab may have it, or may have ended it since. */
    async endLeftOver({ id }: SessionRecord): Promise<void> {
      leftOvers.add(id)
      const stored = (await claims.claim(id)) ? await store.read(id, null) : null
      if (stored !== null && !isEnd(stored) && (isWithdrawn(stored) || isOutdated(stored, clock.now()))) {
        const videoId = videoIdAt(stored.point)
        // Its tab may have been killed right after the last byte: nobody has cancelled it, and the app may show the video.
        const size = !isWithdrawn(stored) && 'file' in stored ? stored.file.size : undefined
        const settled = await discard(videoId, size)
        // Tabs that still list it would have the video of a cancelled upload deleted.
        const status = settled === 'kept' ? 'uploaded' : 'cancelled'
        if (settled !== false) await store.forget(id, { status, videoId })
      }
      claims.release(id)
      leftOvers.delete(id)
    },
    isLeftOver: (id: UploadId): boolean => leftOvers.has(id),
  }
}

function isWithdrawn({ withdrawnUntil }: SessionRecord): boolean {
  return withdrawnUntil !== undefined
}
