// What a video is called, and whether that can be changed.

import { cleanName } from '../../protocol/clean-name.js'
import { statusTraits } from '../model/status-traits.js'
import type { Upload } from '../model/upload.js'
import { retryabilityOf } from '../model/upload-error.js'
import { nameOf } from '../model/upload-facts.js'
import type { Title } from '../model/written.js'

/** The video's title: the one that the person gave, or else the name of the file or link. */
export function titleOf(upload: Upload): string {
  return upload.title?.text ?? nameOf(upload)
}

export function isRenamable(upload: Upload): boolean {
  if (upload.status === 'failed') return retryabilityOf(upload.error) !== 'never'
  return upload.status === 'uploaded' ? upload.videoId !== null : statusTraits[upload.status].isRenamable
}

/** Whether the title will be sent with the creation of the video. */
export function isYetToBeCreated(upload: Upload): boolean {
  if (upload.status === 'failed') return upload.retryFrom.step === 'request'
  return upload.status === 'validating' || ('transfer' in upload && upload.transfer === null)
}

/** An empty title restores the name of the file or link. The same title is saved again only if that had failed. */
export function applyRename(upload: Upload, title: string): Upload {
  const name = cleanName(nameOf(upload))
  const text = cleanName(title) || name || 'video'
  const isSame = text === (upload.title?.text ?? name) && upload.title?.state !== 'failed'
  return isSame || !isRenamable(upload) ? upload : { ...upload, title: { text, state: 'unsaved' } }
}

export function nameCreated(upload: Upload, name: string): Upload {
  const { title } = upload
  if (title === null) return upload
  return { ...upload, title: { text: title.text, state: title.text === name ? 'saved' : 'unsaved' } }
}

/** The upload after the endpoint has answered about this title, which the person may have changed since. */
export function applyTitleAnswer(upload: Upload, title: Title): Upload {
  const isMeant = upload.title?.text === title.text && upload.title.state === 'unsaved'
  return isMeant ? { ...upload, title } : upload
}
