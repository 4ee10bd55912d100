// What an activity is given: the ports, and its way to report to the engine.

import type { Settings } from '../contract/options.js'
import type { Ports } from '../contract/ports.js'
import type { UploadReport } from '../machine/upload-event.js'
import type { Media } from '../model/media-rules.js'
import type { TicketRegistry } from './ticket-registry.js'

export interface ActivityContext {
  readonly ports: Ports
  readonly tickets: TicketRegistry
  /** Reads what is in the file, unless that was done. */
  readonly readMedia: () => Promise<Media | null>
  /** As they are now: the app may change them at any time. */
  readonly settings: () => Settings
  /** How many uploads that count towards `maxFiles` stand before this one, by now. */
  readonly countedBefore: () => number
  /** Whether one of them is of the same file or link, by now. */
  readonly isDuplicate: () => boolean
  /** Resolves when this activity may go on: many that begin at once take turns, so that the page answers meanwhile. */
  readonly turn: () => Promise<void>
  /** The same once earlier visits are known. */
  readonly admission: () => Promise<void>
  readonly send: (report: UploadReport) => void
  /** Reports a creation, even when the upload has left the status: what is at Stream must not be forgotten. */
  readonly created: (report: UploadReport) => void
  /** Whether the upload has left the status. What is sent after that is dropped. */
  readonly isEnded: () => boolean
  /** Aborted as soon as the upload leaves the status. */
  readonly signal: AbortSignal
}
