import type { Clock } from './ports.js'
import type { UploadId } from './upload.js'

/** Not `crypto.randomUUID`: browsers have it on secure pages only, and development servers on a local network are none. */
export function createId(clock: Clock): UploadId {
  const part = (): string => clock.random().toString(36).slice(2)
  return `upload-${part()}${part()}`
}
