// Reads duration, dimensions and a poster from a video file, with a `<video>` element.

import type { Clock, MediaProbe } from '../../core/contract/ports.js'
import type { Media } from '../../core/model/media-rules.js'
import { withTimeLimit } from '../../core/transfer/time-limit.js'
import { createScrollIdle } from '../page/scroll-idle.js'
import { createSemaphore } from '../time/semaphore.js'

/** Milliseconds: some decoders neither open a file nor refuse it. */
const TIME_LIMIT = 5000
/** Pixels of a poster's longer side: sharp in a row on a high-density screen. */
const POSTER_SIZE = 320
/** Seconds from the start: many videos begin with black frames. */
const POSTER_AT = 2
/** Every browser plays one of these. */
const decodable = ['video/mp4', 'video/webm']
/** Browsers have few decoders, and each open file holds one. */
const AT_ONCE = 2

/** Opens files in a `<video>` outside of the document. It reads the index and one frame, wherever they are. */
export function createVideoProbe(clock: Clock): MediaProbe {
  const semaphore = createSemaphore(AT_ONCE)
  const runWhenIdle = createScrollIdle(clock)
  const opened = new WeakMap<File, Promise<Media | null | undefined>>()

  /** `undefined` if `isWanted` of the first call for this file returned false. */
  function readingOf(file: File, isWanted: () => boolean): Promise<Media | null | undefined> {
    const known = opened.get(file)
    if (known !== undefined) return known
    const result = semaphore(() => runWhenIdle(async () => (isWanted() ? open(file, clock) : undefined)))
    const reading = result.then((media) => {
      if (media === undefined) opened.delete(file)
      return media
    })
    opened.set(file, reading)
    return reading
  }

  return {
    async read(file, isWanted) {
      if (typeof document === 'undefined') return null
      let media = await readingOf(file, isWanted)
      // If another upload of the same file was not wanted any more, this one reads the file again.
      while (media === undefined && isWanted()) media = await readingOf(file, isWanted)
      return media ?? null
    },
  }
}

async function open(file: File, clock: Clock): Promise<Media | null> {
  const video = document.createElement('video')
  // jsdom and happy-dom have the element, and nothing behind it that would ever answer.
  if (decodable.every((type) => video.canPlayType(type) === '')) return null
  const url = URL.createObjectURL(file)
  try {
    video.muted = true
    video.playsInline = true
    video.preload = 'metadata'
    const loaded = withTimeLimit(TIME_LIMIT, clock, (signal) => once(video, 'loadedmetadata', signal))
    video.src = url
    await loaded
    return { ...factsOf(video), poster: await posterOf(video, clock) }
  } catch {
    return null
  } finally {
    // Otherwise the decoder stays until garbage collection.
    video.removeAttribute('src')
    video.load()
    URL.revokeObjectURL(url)
  }
}

/** 0 × 0: sound only, or a picture that cannot be decoded here. `Infinity`: a recording without an index. */
function factsOf({ duration, videoWidth, videoHeight }: HTMLVideoElement): Omit<Media, 'poster'> {
  return {
    duration: Number.isFinite(duration) ? duration : null,
    width: videoWidth || null,
    height: videoHeight || null,
  }
}

/** Without a poster the other facts are still useful. */
async function posterOf(video: HTMLVideoElement, clock: Clock): Promise<Blob | null> {
  if (video.videoWidth === 0) return null
  try {
    await withTimeLimit(TIME_LIMIT, clock, (signal) => {
      const seeked = once(video, 'seeked', signal)
      video.currentTime = Number.isFinite(video.duration) ? Math.min(POSTER_AT, video.duration / 4) : 0
      return seeked
    })
    return await draw(video)
  } catch {
    return null
  }
}

function draw(video: HTMLVideoElement): Promise<Blob | null> {
  const { videoWidth, videoHeight } = video
  const scale = Math.min(1, POSTER_SIZE / Math.max(videoWidth, videoHeight))
  const canvas = document.createElement('canvas')
  canvas.width = Math.max(1, Math.round(videoWidth * scale))
  canvas.height = Math.max(1, Math.round(videoHeight * scale))
  canvas.getContext('2d')?.drawImage(video, 0, 0, canvas.width, canvas.height)
  return new Promise((resolve) => canvas.toBlob(resolve, 'image/jpeg', 0.7))
}

function once(video: HTMLVideoElement, name: string, signal: AbortSignal): Promise<void> {
  return new Promise((resolve, reject) => {
    video.addEventListener(name, () => resolve(), { once: true, signal })
    video.addEventListener('error', () => reject(new Error('The browser cannot open this file.')), { signal })
  })
}
