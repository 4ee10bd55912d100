// The app's own rule for files, and what may be shown of its answer.

import { cleanName } from '../../protocol/clean-name.js'
import { asObject, asText } from '../../protocol/json.js'
import type { Media } from './media-rules.js'

/** The sentence that is shown in the row, at most 300 characters; with a code of yours for `rejections`. */
export type OwnRefusal = string | { readonly code: string; readonly message: string }

/**
 * Judges a file that no other rule refuses. `null` accepts it. `media` is what the browser has read of it; `null` if it cannot
 * open the file. Not asked about links. If it throws, or has not answered after ten seconds, the file is rejected with
 * `not-checked`, and what it threw goes to `reportError`.
 */
export type ValidateFile = (file: File, media: Media | null) => OwnRefusal | null | Promise<OwnRefusal | null>

/** `reason` is the app's code. */
export interface OwnRejection {
  readonly code: 'refused'
  readonly message: string
  readonly reason: string | null
}

/** `null` if it accepts. Anything but `null` or `undefined` refuses, whatever an untyped app may mean by it. */
export function ownRejectionOf(answer: unknown): OwnRejection | null {
  if (answer === null || answer === undefined) return null
  const fields = asObject(answer)
  const message = cleanName(asText(fields?.['message'] ?? answer) ?? '')
  return { code: 'refused', message, reason: asText(fields?.['code']) }
}
