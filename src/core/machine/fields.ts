// What a video has in the app's own fields, and what of that, or of its title, still has to be saved.

import { lookUp } from '../../protocol/look-up.js'
import type { FieldRule, FieldValues } from '../../protocol/own-field.js'
import type { Upload } from '../model/upload.js'
import { videoIdOf, wasThere } from '../model/upload-facts.js'
import type { WrittenFields } from '../model/written.js'
import { isRenamable, isYetToBeCreated } from './title.js'

/** What the video does not have yet. */
export type Due =
  | { readonly videoId: string; readonly title: string }
  | { readonly videoId: string; readonly fields: FieldValues }

/** The title comes first; `null` for nothing. */
export function dueOf(upload: Upload): Due | null {
  if (!isRenamable(upload) || isYetToBeCreated(upload)) return null
  const videoId = videoIdOf(upload)
  if (videoId === null) return null
  const { title, fields } = upload
  if (title?.state === 'unsaved') return { videoId, title: title.text }
  return fields?.state === 'unsaved' ? { videoId, fields: fields.values } : null
}

/** What was written, and of a video that can be played what is at Stream: texts by name. */
export function fieldsOf(upload: Upload): FieldValues {
  const written = upload.fields?.values
  if (upload.status !== 'ready') return written ?? {}
  const texts = Object.entries(upload.video.meta).filter(([, value]) => typeof value === 'string')
  return { ...(Object.fromEntries(texts) as FieldValues), ...written }
}

/** Whether nothing was written into one of these fields. */
export function lacksAny({ fields }: Upload, names: readonly string[]): boolean {
  return names.some((name) => !lookUp(fields?.values ?? {}, name))
}

/** The required fields in which there is nothing, where something could be written. */
export function missingFields<F extends FieldRule>(upload: Upload, fields: readonly F[]): readonly F[] {
  // What a video has that was there is not known before it was read.
  if (!isRenamable(upload) || (wasThere(upload) && upload.status !== 'ready')) return []
  const values = fieldsOf(upload)
  return fields.filter(({ name, required }) => required === true && !lookUp(values, name))
}

/** The same values are saved again only if that had failed. */
export function applyFields(upload: Upload, values: FieldValues): Upload {
  if (!isRenamable(upload)) return upload
  const { fields } = upload
  const isSame = fields?.state !== 'failed' && isWithin(values, fieldsOf(upload))
  return isSame
    ? upload
    : { ...upload, fields: { values: { ...fields?.values, ...values }, state: 'unsaved' } }
}

/** @param sent with which the video was created */
export function fieldsCreated(upload: Upload, sent: FieldValues = {}): Upload {
  const { fields } = upload
  if (fields === undefined) return upload
  const state = isWithin(fields.values, sent) ? 'saved' : 'unsaved'
  return { ...upload, fields: { values: fields.values, state } }
}

/** The upload after the endpoint has answered about these values, which the person may have changed since. */
export function applyFieldsAnswer(upload: Upload, answer: WrittenFields): Upload {
  const isMeant = upload.fields?.state === 'unsaved' && isWithin(upload.fields.values, answer.values)
  return isMeant ? { ...upload, fields: answer } : upload
}

/** Without a value is as good as with an empty one. */
function isWithin(values: FieldValues, all: FieldValues): boolean {
  return Object.entries(values).every(([name, value]) => value === (lookUp(all, name) ?? ''))
}
