import { cleanName } from '../../protocol/messages.js'
import { statusTraits } from '../model/status-traits.js'
import type { Title } from '../model/title-state.js'
import type { Upload } from '../model/upload.js'
import { retryabilityOf } from '../model/upload-error.js'
import { nameOf, videoIdOf } from '../model/upload-facts.js'

/** What the video is called: as the person said, or else like the file or the link. */
export function titleOf(upload: Upload): string {
  return upload.title?.text ?? nameOf(upload)
}

/** Whether there is, or will be, a video of ours that can be called something. */
export function isRenamable(upload: Upload): boolean {
  if (upload.status === 'failed') return retryabilityOf(upload.error) !== 'never'
  return upload.status === 'uploaded' ? upload.videoId !== null : statusTraits[upload.status].isRenamable
}

/** Whether a title would still go out with the creation of the video. */
export function isYetToBeCreated(upload: Upload): boolean {
  if (upload.status === 'failed') return upload.retryFrom.step === 'request'
  return upload.status === 'validating' || ('transfer' in upload && upload.transfer === null)
}

/** The video that does not have the upload's title yet; `null` where there is none to give it to. */
export function videoToRename(upload: Upload): string | null {
  if (upload.title?.state !== 'unsaved' || !isRenamable(upload) || isYetToBeCreated(upload)) return null
  return videoIdOf(upload)
}

/** Nothing as a title is the name of the file or link again. The same one again is asked for once more only where it failed. */
export function applyRename(upload: Upload, title: string): Upload {
  const name = cleanName(nameOf(upload))
  const text = cleanName(title) || name || 'video'
  const isSame = text === (upload.title?.text ?? name) && upload.title?.state !== 'failed'
  return isSame || !isRenamable(upload) ? upload : { ...upload, title: { text, state: 'unsaved' } }
}

/** The upload with a new video, which was created under that name. */
export function nameCreated(upload: Upload, name: string): Upload {
  const { title } = upload
  if (title === null) return upload
  return { ...upload, title: { text: title.text, state: title.text === name ? 'saved' : 'unsaved' } }
}

/** The upload once the host has answered about that title. The person may have thought of another one by then. */
export function applyTitleAnswer(upload: Upload, title: Title): Upload {
  const isMeant = upload.title?.text === title.text && upload.title.state === 'unsaved'
  return isMeant ? { ...upload, title } : upload
}
