import { ConnectionDroppedError, type Hasher, type StreamEmulator } from 'react-stream-uploader/emulator'
import { sampleVideo } from '../support/sample-video.js'

/** What is kept of a video while the page is reloaded. */
interface KeptVideo {
  readonly uid: string
  readonly name: string
  readonly length: number
  readonly offset: number
  readonly uploadedAt: number | null
}

interface Kept {
  /** Each tab has its own Stream, so its uploads are its own too. */
  readonly resumeKey: string
  readonly videos: readonly KeptVideo[]
}

/** Each page of the manual has its own. */
const place = (): string => `emulated-stream ${new URLSearchParams(location.search).get('id')}`

/** Of the page that was here before this one; `null` if it was another. Read once. */
export function takeKept(): Kept | null {
  try {
    const text = sessionStorage.getItem(place())
    sessionStorage.removeItem(place())
    return text === null ? null : (JSON.parse(text) as Kept)
  } catch {
    return null
  }
}

/** Leaves the videos to the next page of this tab. */
export function leave(kept: Kept): void {
  try {
    sessionStorage.setItem(place(), JSON.stringify(kept))
  } catch {
    // Then the next page begins with nothing.
  }
}

interface KeptStream {
  readonly emulator: StreamEmulator
  readonly videos: () => readonly KeptVideo[]
}

/**
 * An emulator in a page forgets everything with it, and Stream does not. So its videos are made again, with as many bytes, and requests
 * find them by the ids that they had. `setNow` moves the emulator's clock, for what had arrived before; `null` lets it go on.
 */
export function keptStream(
  emulator: StreamEmulator,
  before: readonly KeptVideo[],
  setNow: (time: number | null) => void,
): KeptStream {
  const ids = new Map<string, string>()
  const made = makeAll()

  async function makeAll(): Promise<void> {
    for (const video of before) {
      setNow(video.uploadedAt)
      ids.set(video.uid, await makeAgain(emulator, video))
    }
    setNow(null)
  }

  function toNow(text: string): string {
    return Array.from(ids).reduce((changed, [then, now]) => changed.replaceAll(then, now), text)
  }

  function toThen(text: string): string {
    return Array.from(ids).reduce((changed, [then, now]) => changed.replaceAll(now, then), text)
  }

  return {
    emulator: {
      ...emulator,
      async fetch(request) {
        await made
        const response = await emulator.fetch(new Request(toNow(request.url), request))
        if (ids.size === 0 || response.body === null) return response
        const { status, headers } = response
        return new Response(toThen(await response.text()), { status, headers })
      },
      async handle(request) {
        await made
        return emulator.handle({ ...request, url: toNow(request.url) })
      },
    },
    videos: () =>
      Array.from(emulator.videos.values(), ({ uid, meta, uploadLength, offset, uploadedAt }) => ({
        uid: toThen(uid),
        name: String(meta['name']),
        length: uploadLength ?? 0,
        offset,
        uploadedAt,
      })),
  }
}

/** @returns Its id now. */
async function makeAgain({ fetch, handle }: StreamEmulator, video: KeptVideo): Promise<string> {
  const { name, length, offset } = video
  const created = await fetch(
    new Request(new URL('/client/v4/accounts/emulated/stream?direct_user=true', location.href), {
      method: 'POST',
      headers: {
        authorization: 'Bearer emulated',
        'tus-resumable': '1.0.0',
        'upload-creator': 'storybook',
        'upload-length': String(length),
        'upload-metadata': `name ${btoa(String.fromCharCode(...new TextEncoder().encode(name)))}`,
      },
    }),
  )
  const url = created.headers.get('location') ?? ''
  if (offset > 0) {
    const headers = new Headers({
      'tus-resumable': '1.0.0',
      'upload-offset': '0',
      'content-type': 'application/offset+octet-stream',
    })
    const { signal } = new AbortController()
    const body = firstBytes(await sampleVideo(name, Math.max(length, 100_000)), offset, length)
    await handle({ method: 'PATCH', url, headers, body, signal }).catch(() => {})
  }
  return created.headers.get('stream-media-id') ?? ''
}

/** As many bytes of it, and then the connection breaks, if more are to come. */
async function* firstBytes(file: File, count: number, length: number): AsyncGenerator<Uint8Array> {
  for (let at = 0; at < count; at += SLICE_BYTES) {
    yield new Uint8Array(await file.slice(at, Math.min(at + SLICE_BYTES, count)).arrayBuffer())
  }
  if (count < length) throw new ConnectionDroppedError()
}

const SLICE_BYTES = 1_048_576

/** Nobody asks for the hash of a video here, and the pages of a phone have better things to do. */
export const noHash = (): Hasher => ({ update: () => {}, clone: noHash, digest: () => '' })
