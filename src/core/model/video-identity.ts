// What distinguishes one video from another without reading it.

import type { Link } from './link-source.js'

/** Every `File` has these fields. */
export interface FileIdentity {
  readonly name: string
  /** Bytes. */
  readonly size: number
  /** MIME type as the browser sees it; `''` if it does not know one. */
  readonly type: string
  /** Milliseconds since the epoch. */
  readonly lastModified: number
}

/** A link is identified by its address alone. */
export type VideoIdentity = FileIdentity | Link

export function isSameFile(a: FileIdentity, b: FileIdentity): boolean {
  return a.name === b.name && a.size === b.size && a.type === b.type && a.lastModified === b.lastModified
}

/** A string that is equal for equal identities only: an index by it needs no search. */
export function keyOf(identity: VideoIdentity): string {
  if ('url' in identity) return `link ${identity.url}`
  const { name, size, type, lastModified } = identity
  return JSON.stringify([name, size, type, lastModified])
}
