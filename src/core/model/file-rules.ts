import { type LinkFault, linkFault, toUrl } from '../../protocol/link.js'
import type { Link } from './link-source.js'
import { type MediaRejection, type MediaRules, mediaRules } from './media-rules.js'

/** What a host accepts. Sizes are bytes. */
export interface FileRules extends MediaRules {
  /** As the HTML attribute: MIME types, `video/*`, or extensions such as `.mov`, separated by commas. Default: anything. */
  readonly accept?: string | undefined
  readonly minFileSize?: number | undefined
  readonly maxFileSize?: number | undefined
  /** How many files and links one uploader takes. Rejected and cancelled ones do not count. */
  readonly maxFiles?: number | undefined
  /**
   * What to do with a file that is in the list already, by name, size, type and time of change, or a link, by its address: `allow` it, `skip` it as rejected, `replace`
   * the earlier one, or `ask` the person. Rejected, cancelled and failed ones are not in the way.
   * @default 'allow'
   */
  readonly duplicates?: 'allow' | 'skip' | 'replace' | 'ask' | undefined
}

/** The type makes a rule that is missing here an error. */
const ruleNames: { readonly [K in Exclude<keyof FileRules, keyof MediaRules>]-?: true } = {
  accept: true,
  minFileSize: true,
  maxFileSize: true,
  maxFiles: true,
  duplicates: true,
}
const fileRules = [...(Object.keys(ruleNames) as (keyof FileRules)[]), ...mediaRules]

/** The rules among other options. */
export function rulesOf(options: FileRules): FileRules {
  return Object.fromEntries(fileRules.map((name) => [name, options[name]]))
}

export function areSameRules(a: FileRules, b: FileRules): boolean {
  return fileRules.every((name) => a[name] === b[name])
}

/** Why a file was refused before a byte was sent, with the limit that it met. */
export type Rejection =
  | { readonly code: 'file-empty' }
  | { readonly code: 'file-unreadable' }
  | { readonly code: 'file-type'; readonly accept: string }
  | { readonly code: 'file-too-small'; readonly minFileSize: number }
  | { readonly code: 'file-too-large'; readonly maxFileSize: number }
  | { readonly code: 'too-many-files'; readonly maxFiles: number }
  /** `isQuestion`: the person may have it uploaded all the same, by the command `confirm`. */
  | { readonly code: 'duplicate'; readonly isQuestion: boolean }
  | MediaRejection
  | { [F in LinkFault]: { readonly code: F } }[LinkFault]

export type RejectionCode = Rejection['code']

/**
 * Everything that is wrong with a file, all at once, so that nobody has to correct one thing after the other.
 * @param position how many files that count stand before this one
 * @param isDuplicate whether one of them is this very file
 */
export function checkFile(
  file: File,
  rules: FileRules,
  position: number,
  isDuplicate: boolean,
): readonly Rejection[] {
  const { accept, minFileSize = 0, maxFileSize = Infinity } = rules
  const rejections: Rejection[] = []
  if (accept !== undefined && !isAccepted(file, accept)) rejections.push({ code: 'file-type', accept })
  if (file.size === 0) rejections.push({ code: 'file-empty' })
  else if (file.size < minFileSize) rejections.push({ code: 'file-too-small', minFileSize })
  if (file.size > maxFileSize) rejections.push({ code: 'file-too-large', maxFileSize })
  return [...rejections, ...checkPlace(rules, position, isDuplicate)]
}

/** The same for a link. What is behind it only Stream finds out. */
export function checkLink(
  link: Link,
  rules: FileRules,
  position: number,
  isDuplicate: boolean,
): readonly Rejection[] {
  const fault = linkFault(toUrl(link.url))
  return [...(fault === null ? [] : [{ code: fault }]), ...checkPlace(rules, position, isDuplicate)]
}

function checkPlace(
  { maxFiles = Infinity, duplicates }: FileRules,
  position: number,
  isDuplicate: boolean,
): readonly Rejection[] {
  const rejections: Rejection[] = []
  if (position >= maxFiles) rejections.push({ code: 'too-many-files', maxFiles })
  if (isDuplicate && (duplicates === 'skip' || duplicates === 'ask')) {
    rejections.push({ code: 'duplicate', isQuestion: duplicates === 'ask' })
  }
  return rejections
}

/** Containers for which browsers and systems often know no MIME type; such a file may well be a video. */
const videoExtensions = /\.(3g2|3gp|avi|flv|m2ts|m4v|mkv|mov|mp4|mpe?g|mts|mxf|ogv|ts|vob|webm|wmv)$/i

/** Whether a file matches the `accept` attribute: the type where the browser knows one, else the extension. */
export function isAccepted(file: { readonly name: string; readonly type: string }, accept: string): boolean {
  const patterns = accept
    .split(',')
    .map((pattern) => pattern.trim().toLowerCase())
    .filter((pattern) => pattern !== '')
  if (patterns.length === 0) return true
  const name = file.name.toLowerCase()
  const type = file.type.toLowerCase()
  return patterns.some((pattern) => {
    if (pattern.startsWith('.')) return name.endsWith(pattern)
    if (pattern === '*/*' || pattern === type) return true
    if (!pattern.endsWith('/*')) return false
    return (
      type.startsWith(pattern.slice(0, -1)) ||
      (pattern === 'video/*' && type === '' && videoExtensions.test(name))
    )
  })
}
