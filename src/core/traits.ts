import { type FileTraits, isSameFile } from './file-traits.js'
import type { Link } from './link.js'

/** What tells one upload's video from another's without reading it. */
export type Traits = FileTraits | Link

/** Whether both are one video, as far as a browser tells. */
export function isSameVideo(a: Traits, b: Traits): boolean {
  if ('url' in a) return 'url' in b && a.url === b.url
  return !('url' in b) && isSameFile(a, b)
}
