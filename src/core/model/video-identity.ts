// What tells one video from another without reading it.

import type { Link } from './link-source.js'

/** What tells one file from another without reading it. Every `File` has these. */
export interface FileIdentity {
  readonly name: string
  /** Bytes. */
  readonly size: number
  /** MIME type as the browser sees it; `''` if it knows none. */
  readonly type: string
  /** Milliseconds since the epoch. */
  readonly lastModified: number
}

/** A link is told by its address alone. */
export type VideoIdentity = FileIdentity | Link

/** Whether two files are one, as far as a browser tells without reading them. */
export function isSameFile(a: FileIdentity, b: FileIdentity): boolean {
  return a.name === b.name && a.size === b.size && a.type === b.type && a.lastModified === b.lastModified
}

/** The same for equal identities, and for no others: an index by it needs no search. */
export function keyOf(identity: VideoIdentity): string {
  if ('url' in identity) return `link ${identity.url}`
  const { name, size, type, lastModified } = identity
  return JSON.stringify([name, size, type, lastModified])
}
