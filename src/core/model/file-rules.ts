// The rules for files and links, checked before a byte is sent, and the reasons for a rejection.

import { type LinkFault, linkFault, toUrl } from '../../protocol/link.js'
import { type MediaRejection, type MediaRules, mediaRules } from './media-rules.js'
import type { OwnRejection } from './own-rule.js'
import { isAccepted } from './video-formats.js'
import type { Link } from './video-identity.js'

/** Which files and links your app accepts. The browser checks these rules; only the server's grant enforces them. */
export interface FileRules extends MediaRules {
  /**
   * As the HTML attribute: MIME types, `video/*`, or extensions such as `.mov`, with commas; `streamVideoAccept` for what
   * Stream takes. A file of a video format matches by its extension too, as browsers know few types. Default: all.
   */
  readonly accept?: string | undefined
  /** Bytes of the smallest file that is accepted. Default: no limit. */
  readonly minFileSize?: number | undefined
  /** Bytes of the largest file that is accepted. Default: no limit. */
  readonly maxFileSize?: number | undefined
  /** Bytes of all files together, without the rejected and cancelled ones. Default: no limit. */
  readonly maxTotalSize?: number | undefined
  /**
   * How many files and links one uploader accepts, without the rejected and cancelled ones. With 1 a further one replaces
   * the first as soon as no other rule refuses it, as in a file field of a form. Default: no limit.
   */
  readonly maxFiles?: number | undefined
  /**
   * For a file or link that is in the list: `'allow'` (the default), `'skip'` (reject it), `'replace'` the earlier
   * one, or `'ask'` the person. Compared are name, size, type and last-modified time, or the address. One that has failed goes on.
   */
  readonly duplicates?: 'allow' | 'skip' | 'replace' | 'ask' | undefined
}

/** The type makes a missing rule a compile error. */
const ruleNames: { readonly [K in Exclude<keyof FileRules, keyof MediaRules>]-?: true } = {
  accept: true,
  minFileSize: true,
  maxFileSize: true,
  maxTotalSize: true,
  maxFiles: true,
  duplicates: true,
}
const fileRules = [...(Object.keys(ruleNames) as (keyof FileRules)[]), ...mediaRules]

export function rulesOf(options: FileRules): FileRules {
  return Object.fromEntries(fileRules.map((name) => [name, options[name]]))
}

export function areSameRules(a: FileRules, b: FileRules): boolean {
  return fileRules.every((name) => a[name] === b[name])
}

/** Why a file or link was rejected before a byte was sent, with the limit that it broke. Sizes are bytes. */
export type Rejection =
  | { readonly code: 'file-empty' }
  | { readonly code: 'file-unreadable' }
  | { readonly code: 'file-type'; readonly accept: string }
  | { readonly code: 'file-too-small'; readonly minFileSize: number }
  | { readonly code: 'file-too-large'; readonly maxFileSize: number }
  | { readonly code: 'total-too-large'; readonly maxTotalSize: number }
  /** The app's own rule, the option `validate`, has refused it, or has not answered. */
  | OwnRejection
  | { readonly code: 'not-checked' }
  | { readonly code: 'too-many-files'; readonly maxFiles: number }
  /** `isQuestion`: the person can upload it anyway, with the command `confirm`. */
  | { readonly code: 'duplicate'; readonly isQuestion: boolean }
  | MediaRejection
  | { [F in LinkFault]: { readonly code: F } }[LinkFault]

export type RejectionCode = Rejection['code']

/**
 * All reasons at once, so that nobody corrects one after the other. `position`: uploads before it that count, and
 * `bytesBefore` those of them.
 */
export function checkFile(
  file: File,
  rules: FileRules,
  position: number,
  isDuplicate: boolean,
  bytesBefore = 0,
): Rejection[] {
  const { accept, minFileSize = 0, maxFileSize = Infinity, maxTotalSize = Infinity } = rules
  const rejections: Rejection[] = []
  if (accept !== undefined && !isAccepted(file, accept)) rejections.push({ code: 'file-type', accept })
  if (file.size === 0) rejections.push({ code: 'file-empty' })
  else if (file.size < minFileSize) rejections.push({ code: 'file-too-small', minFileSize })
  if (file.size > maxFileSize) rejections.push({ code: 'file-too-large', maxFileSize })
  // A file that is too large by itself needs no second reason.
  else if (bytesBefore + file.size > maxTotalSize) rejections.push({ code: 'total-too-large', maxTotalSize })
  return [...rejections, ...checkPlace(rules, position, isDuplicate)]
}

/** The same for a link. Only Stream finds out what is behind the address. */
export function checkLink(link: Link, rules: FileRules, position: number, isDuplicate: boolean): Rejection[] {
  const fault = linkFault(toUrl(link.url))
  return [...(fault === null ? [] : [{ code: fault }]), ...checkPlace(rules, position, isDuplicate)]
}

function checkPlace(rules: FileRules, position: number, isDuplicate: boolean): Rejection[] {
  const { maxFiles = Infinity, duplicates } = rules
  const rejections: Rejection[] = []
  if (position >= maxFiles) rejections.push({ code: 'too-many-files', maxFiles })
  if (isDuplicate && (duplicates === 'skip' || duplicates === 'ask')) {
    rejections.push({ code: 'duplicate', isQuestion: duplicates === 'ask' })
  }
  return rejections
}
