import type { Clock } from '../contract/ports.js'
import type { UploadId } from '../model/upload.js'

/** Not `crypto.randomUUID`: browsers have it on secure pages only, and development servers on a local network are none. */
export function createUploadId(clock: Clock): UploadId {
  const part = (): string => clock.random().toString(36).slice(2)
  return `upload-${part()}${part()}`
}
