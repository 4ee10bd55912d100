// Downloads of videos that are copied from a link.

import { draftOf } from '../videos/upload-draft.js'
import type { VideoRecord } from '../videos/video-record.js'
import type { VideoStore } from '../videos/video-store.js'

export interface Downloads {
  /** Asks for the size in bytes; `null` if Stream could not read a file there. */
  sizeOf(url: string, signal: AbortSignal): Promise<number | null>
  /** Fetches the bytes in the background, then starts the encoding. */
  start(video: VideoRecord, url: string, signal: AbortSignal): void
  /** Resolves when no download is open. */
  idle(): Promise<void>
}

/**
 * The source must answer HEAD with its size, and GET for a range.
 * @see https://developers.cloudflare.com/api/resources/stream/subresources/copy/methods/create/
 */
export function createDownloads(store: VideoStore): Downloads {
  const { fetch, assumptions } = store.settings
  const open = new Set<Promise<void>>()

  async function receive(video: VideoRecord, url: string, signal: AbortSignal): Promise<void> {
    const response = await fetch(url, { headers: { range: 'bytes=0-' }, signal })
    const isRange = response.status === 206
    if (!(isRange || (response.ok && !assumptions.copyNeedsRanges))) throw new TypeError('No range.')
    const draft = draftOf(video, store.mediaCache)
    const reader = response.body?.getReader()
    for (;;) {
      const { done, value } = (await reader?.read()) ?? { done: true }
      if (done || value === undefined) break
      draft.add(value)
    }
    if (draft.size() !== video.uploadLength)
      throw new TypeError('The file is not as long as it was said to be.')
    draft.commit()
  }

  async function download(video: VideoRecord, url: string, signal: AbortSignal): Promise<void> {
    const isComplete = await receive(video, url, signal).then(
      () => true,
      () => false,
    )
    if (video.deleted) return
    if (isComplete) store.finish(video)
    else store.failTo(video, 'ERR_FETCH_ORIGIN_ERROR')
  }

  return {
    async sizeOf(url, signal) {
      try {
        const { ok, headers } = await fetch(url, { method: 'HEAD', signal })
        const range = /\/(\d+)$/.exec(headers.get('content-range') ?? '')?.[1]
        const size = range ?? headers.get('content-length')
        return ok && size !== null ? Number(size) : null
      } catch {
        return null
      }
    },
    start(video, url, signal) {
      const work = download(video, url, signal).finally(() => open.delete(work))
      open.add(work)
    },
    async idle() {
      while (open.size > 0) await Promise.all(open)
    },
  }
}
