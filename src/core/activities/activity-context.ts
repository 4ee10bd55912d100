import type { Settings } from '../contract/options.js'
import type { Ports } from '../contract/ports.js'
import type { UploadReport } from '../machine/upload-event.js'
import type { Media } from '../model/media-rules.js'
import type { TicketRegistry } from './ticket-registry.js'

export interface ActivityContext {
  readonly ports: Ports
  readonly desk: TicketRegistry
  /** Opens the file, unless that was done. */
  readonly openFile: () => Promise<Media | null>
  /** As they are now: hosts may change them at any time. */
  readonly settings: () => Settings
  /** How many files that count towards `maxFiles` stand before this one, and whether one of them is the same. */
  readonly position: number
  readonly isDuplicate: boolean
  readonly send: (report: UploadReport) => void
  /** Tells of a creation, also when the upload has left the status: what is at Stream is not to be forgotten. */
  readonly created: (report: UploadReport) => void
  /** Aborted as soon as the upload leaves the status; what is sent after that is dropped. */
  readonly signal: AbortSignal
}
