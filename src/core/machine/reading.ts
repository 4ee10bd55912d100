// Videos that were at Stream before: how one comes into the list, and what the first reading makes of it.

import { cleanName } from '../../protocol/clean-name.js'
import type { Video } from '../../protocol/video-status.js'
import { baseOf, type Upload, type UploadId, type UploadIn } from '../model/upload.js'
import type { GivenVideo } from '../model/video-identity.js'
import { startReading } from './detached.js'
import { encodingErrorOf, encodingOf } from './encoding-progress.js'
import { failUpload } from './retry-point.js'

/** The same on the server and in the browser, which takes over what the server has rendered. */
export function idOfRow(videoId: string): UploadId {
  return `video-${videoId}`
}

/** @param tracked whether the endpoint may be asked about it */
export function uploadOfVideo(given: GivenVideo, tracked: boolean): Upload {
  const { id: videoId, title = '' } = typeof given === 'string' ? { id: given } : given
  const source = { kind: 'video', videoId, name: cleanName(title) } as const
  const base = { id: idOfRow(videoId), source, addedAt: 0, media: null, title: null } as const
  return tracked ? startReading(base, source) : { ...base, status: 'uploaded', videoId }
}

/** The title that the app gave goes before that at Stream. */
export function readFirst(upload: UploadIn<'reading'>, video: Video): Upload {
  const { source, videoId } = upload
  const named = { ...source, name: source.name || video.name || '' }
  const found = { ...baseOf(upload), source: named }
  if (video.readyToStream) return { ...found, status: 'ready', video }
  const error = encodingErrorOf(video)
  if (error !== null) return failUpload(startReading(found, named), error)
  return { ...found, status: 'processing', videoId, encoding: encodingOf(video) }
}

/** The app calls it otherwise. Without a title it keeps its own until that at Stream is known. */
export function nameGiven(upload: Upload, name: string): Upload {
  const { source, status } = upload
  const atStream = status === 'ready' ? upload.video.name : status === 'reading' ? '' : null
  const next = cleanName(name) || atStream
  return source.kind === 'video' && next !== null
    ? ({ ...upload, source: { ...source, name: next } } as Upload)
    : upload
}
