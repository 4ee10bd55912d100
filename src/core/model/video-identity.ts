import type { Link } from './link-source.js'
/** What tells one file from another without reading it. Every `File` has these. */
export interface FileIdentity {
  readonly name: string
  /** Bytes. */
  readonly size: number
  /** MIME type as the browser sees it; `''` where it knows none. */
  readonly type: string
  /** Milliseconds since the epoch. */
  readonly lastModified: number
}

/** Whether two files are one, as far as a browser tells without reading them. */
export function isSameFile(a: FileIdentity, b: FileIdentity): boolean {
  return a.name === b.name && a.size === b.size && a.type === b.type && a.lastModified === b.lastModified
}

/** What tells one upload's video from another's without reading it. */
export type VideoIdentity = FileIdentity | Link

/** Whether both are one video, as far as a browser tells. */
export function isSameVideo(a: VideoIdentity, b: VideoIdentity): boolean {
  if ('url' in a) return 'url' in b && a.url === b.url
  return !('url' in b) && isSameFile(a, b)
}
