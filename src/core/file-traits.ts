/** What tells one file from another without reading it. Every `File` has these. */
export interface FileTraits {
  readonly name: string
  /** Bytes. */
  readonly size: number
  /** MIME type as the browser sees it; `''` where it knows none. */
  readonly type: string
  /** Milliseconds since the epoch. */
  readonly lastModified: number
}

/** Whether two files are one, as far as a browser tells without reading them. */
export function isSameFile(a: FileTraits, b: FileTraits): boolean {
  return a.name === b.name && a.size === b.size && a.type === b.type && a.lastModified === b.lastModified
}
