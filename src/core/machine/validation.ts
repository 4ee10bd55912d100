// What becomes of a file or link that is held against the rules, and of a duplicate that is wanted after all.

import type { Rejection } from '../model/file-rules.js'
import { baseOf, type Upload, type UploadIn } from '../model/upload.js'
import { lacksAny } from './fields.js'

export function accept(upload: UploadIn<'validating'>, { held }: { readonly held: boolean }): Upload {
  return { ...baseOf(upload), status: 'queued', transfer: null, held: held && upload.isStarted !== true }
}

export function reject(
  upload: UploadIn<'validating'>,
  { rejections }: { readonly rejections: readonly [Rejection, ...Rejection[]] },
): Upload {
  return { ...baseOf(upload), status: 'rejected', rejections }
}

/** Held against the other rules anew: there may be less room by now. */
export function confirm(upload: UploadIn<'rejected'>): Upload {
  const isAsked = upload.rejections.every(
    (rejection) => rejection.code === 'duplicate' && rejection.isQuestion,
  )
  if (!isAsked) return upload
  return { ...baseOf(upload), source: upload.source, status: 'validating', isConfirmed: true }
}

/** One that is confirmed can be started before it is judged. @param needs the fields without which nothing is started */
export function startConfirmed(
  upload: UploadIn<'validating'>,
  { needs = [] }: { readonly needs?: readonly string[] | undefined },
): Upload {
  const canStart = upload.isConfirmed === true && upload.isStarted !== true && !lacksAny(upload, needs)
  return canStart ? { ...upload, isStarted: true } : upload
}
