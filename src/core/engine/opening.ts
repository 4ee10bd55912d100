// When an uploader begins to work: creating one touches nothing.

import type { SessionPage, Sessions } from '../contract/ports.js'
import type { UploadList } from '../list/upload-list.js'
import type { Upload } from '../model/upload.js'
import { wasThere } from '../model/upload-facts.js'
import type { EngineMessage } from './engine-message.js'
import type { createGivenVideos } from './given-videos.js'

interface OpeningContext {
  readonly sessions: Sessions | null
  readonly list: UploadList
  readonly given: ReturnType<typeof createGivenVideos>
  readonly post: (messages: readonly EngineMessage[]) => void
  readonly begin: (upload: Upload) => void
  readonly discard: SessionPage['discard']
}

/** @returns begins the work, and asks for the uploads of earlier visits. To be called once somebody looks, or adds one. */
export function createOpening({ sessions, list, given, post, begin, discard }: OpeningContext): () => void {
  let hasBegun = false

  /** What was in the list from the beginning. */
  function beginGiven(): void {
    if (hasBegun) return
    hasBegun = true
    for (const upload of list.snapshot()) begin(upload)
  }

  return () => {
    beginGiven()
    sessions?.open({
      has: (id) => list.get(id) !== undefined,
      ids: () => list.snapshot().flatMap((upload) => (wasThere(upload) ? [] : upload.id)),
      hasVideo: given.hasVideo,
      hide: (ids) => post(ids.map((id) => ({ kind: 'hidden', id }))),
      restore(uploads, inPlaceOf) {
        post(uploads.map((upload) => ({ kind: 'added', id: upload.id, upload, inPlaceOf })))
      },
      discard,
    })
  }
}
