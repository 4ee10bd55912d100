// What an activity gets: the ports, facts about its upload, and the way to report to the engine.

import type { Settings } from '../contract/options.js'
import type { Ports } from '../contract/ports.js'
import type { UploadReport } from '../machine/upload-event.js'
import type { Media } from '../model/media-rules.js'
import type { TicketRegistry } from './ticket-registry.js'

export interface ActivityContext {
  readonly ports: Ports
  readonly tickets: TicketRegistry
  /** Reads what is in the file, unless that was done already. */
  readonly readMedia: () => Promise<Media | null>
  /** The settings as they are now: the app may change them at any time. */
  readonly settings: () => Settings
  /** How many uploads before this one count towards `maxFiles` now. */
  readonly countedBefore: () => number
  /** Whether one of them is of the same file or link now. */
  readonly isDuplicate: () => boolean
  /**
   * Resolves when this activity may continue: of many that begin together, only some run in one task, so that
   * the page stays responsive.
   */
  readonly turn: () => Promise<void>
  /** The same, once the uploads of earlier visits are known. */
  readonly admission: () => Promise<void>
  readonly send: (report: UploadReport) => void
  /**
   * Reports a created video, even if the upload has left the status: what is at Stream must not be forgotten.
   */
  readonly created: (report: UploadReport) => void
  /** Whether the upload has left the status. Reports after that are dropped. */
  readonly isEnded: () => boolean
  /** Aborted as soon as the upload leaves the status. */
  readonly signal: AbortSignal
}
