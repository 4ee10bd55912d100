// Readings of videos: each asked alone, until an endpoint offers more.

import type { Clock } from '../../core/contract/ports.js'
import { UploadFailure } from '../../core/model/upload-error.js'
import { withTimeLimit } from '../../core/transfer/time-limit.js'
import { asObject, asText } from '../../protocol/json.js'
import type { EndpointClient } from '../endpoint/endpoint-client.js'
import { type Reading, readingOf } from './reading.js'

/** A video that somebody watches. */
interface Watched {
  /** Whether it would soon be asked about anyway. */
  isDue(): boolean
  /** Takes a reading that came with another video's, or was pushed. */
  take(reading: Reading): void
  /** Asks now. */
  wake(): void
}

export interface VideoReads {
  /** Returns the function that ends it. */
  watch(videoId: string, watched: Watched): () => void
  read(videoId: string, signal: AbortSignal): Promise<Reading>
  /** Whether changes of the video come by themselves. */
  isPushed(videoId: string): boolean
}

/** What is loaded once it is needed: reading several videos at once, and having their changes pushed. */
interface WatchTogether {
  /** Another video is watched, or one less. */
  changed(): void
  /** What the endpoint now says that it offers. */
  offered(offer: readonly string[]): void
  /** `undefined` if the video has to be asked about alone. */
  read(videoId: string): Promise<Reading | undefined>
  isPushed(videoId: string): boolean
}

/** What the late code is given, so that it brings nothing along twice. */
export interface TogetherParts {
  readonly watched: ReadonlyMap<string, Watched>
  readonly endpoint: () => EndpointClient
  readonly clock: Clock
  readonly limited: typeof withTimeLimit
  readonly readingOf: (json: unknown) => Reading
}

export type CreateWatchTogether = (parts: TogetherParts) => WatchTogether

export function createVideoReads(
  endpoint: () => EndpointClient,
  clock: Clock,
  loadTogether: () => Promise<CreateWatchTogether>,
): VideoReads {
  const watched = new Map<string, Watched>()
  let together: WatchTogether | null = null
  let isLoading = false

  function learn(text: unknown): void {
    const offer = (asText(text) ?? '').split(/\s*,\s*/)
    together?.offered(offer)
    const isWanted = offer.includes('push') || (offer.includes('ids') && watched.size > 1)
    if (isLoading || !isWanted) return
    isLoading = true
    loadTogether()
      .then((create) => {
        together = create({ watched, endpoint, clock, limited: withTimeLimit, readingOf })
        together.offered(offer)
      })
      // Nothing depends on it. The next answer tries again.
      .catch(() => {
        isLoading = false
      })
  }

  return {
    watch(videoId, video) {
      watched.set(videoId, video)
      together?.changed()
      return () => {
        if (watched.get(videoId) === video) watched.delete(videoId)
        together?.changed()
      }
    },
    async read(videoId, signal) {
      const reading = await together?.read(videoId)
      if (reading !== undefined) return reading
      signal.throwIfAborted()
      const json = await endpoint().getStatus(videoId, signal)
      const alone = readingOf(json)
      // As of a cache that does not look at the whole address.
      if (!isSameId(alone.video.id, videoId)) throw new UploadFailure('endpoint-unreadable')
      learn(asObject(json)?.['streamWatch'])
      return alone
    },
    isPushed: (videoId) => together?.isPushed(videoId) === true,
  }
}

function isSameId(one: string, other: string): boolean {
  return one.toLowerCase() === other.toLowerCase()
}
