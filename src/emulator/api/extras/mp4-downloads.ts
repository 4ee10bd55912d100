// API call: MP4 downloads. For Cloudflare's own client only; nothing else in this package uses it.

import type { Account } from '../../account/account.js'
import { badRequest, notFound, success } from '../../http/api-envelope.js'
import type { IncomingRequest } from '../../http/incoming-request.js'
import type { VideoRecord } from '../../videos/video-record.js'
import type { VideoStore } from '../../videos/video-store.js'

const files: Readonly<Record<'default' | 'audio', string>> = { default: 'default.mp4', audio: 'audio.m4a' }

/**
 * `/accounts/{id}/stream/{uid}/downloads[/default|/audio]`: files of a ready video. Their addresses lead
 * nowhere, because the emulator does not encode.
 * @see https://developers.cloudflare.com/stream/viewing-videos/download-videos/
 */
export function mp4Downloads(
  { store }: Account,
  video: VideoRecord,
  { method }: IncomingRequest,
  [type, ...more]: readonly string[],
): Response {
  if (more.length > 0 || (type !== undefined && !isType(type))) return notFound()
  if (method === 'POST') {
    if (!store.encodingOf(video).readyToStream) return badRequest('The video must be ready first')
    const asked = type ?? 'default'
    if (!video.mp4s.has(asked)) video.mp4s.set(asked, store.now())
    return success(downloadsObject(store, video))
  }
  if (method === 'GET' && type === undefined) return success(downloadsObject(store, video))
  if (method !== 'DELETE') return notFound()
  if (type === undefined) video.mp4s.clear()
  else video.mp4s.delete(type)
  return success('')
}

function isType(text: string): text is keyof typeof files {
  return Object.hasOwn(files, text)
}

/** `percentComplete` is a number here, unlike the `pctComplete` of a video. */
function downloadsObject(store: VideoStore, { base, uid, mp4s }: VideoRecord): Record<string, unknown> {
  const { extrasMs } = store.settings.encoding
  return Object.fromEntries(
    [...mp4s].map(([type, begunAt]) => {
      const done = Math.min(1, (store.now() - begunAt) / Math.max(extrasMs, 1))
      const url = `${base}/${uid}/downloads/${files[type]}`
      return [
        type,
        { status: done < 1 ? 'inprogress' : 'ready', url, percentComplete: Math.floor(done * 100) },
      ]
    }),
  )
}
