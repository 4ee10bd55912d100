// What an activity is given: the ports, and its way to report to the engine.

import type { UploadReport } from '../machine/upload-event.js'
import type { Media } from '../model/media-rules.js'
import type { Settings } from './options.js'
import type { Ports } from './ports.js'
import type { TicketRegistry } from './ticket-registry.js'

export interface ActivityContext {
  readonly ports: Ports
  readonly tickets: TicketRegistry
  /** Reads what is in the file, unless that was done. */
  readonly readMedia: () => Promise<Media | null>
  /** Whether the file could be read before: if it cannot be read now, something happened to it. */
  readonly wasReadable: () => boolean
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
  readonly run: ActivityRun
}

/** One stay of an upload in a status. */
export interface ActivityRun {
  /** Whether the upload has left the status. What is sent after that is dropped. */
  readonly isEnded: boolean
  /** Aborted with the end. Made when it is first asked for: ten thousand files that are only judged need none. */
  readonly signal: AbortSignal
}
