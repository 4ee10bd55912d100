// What the engine and its activities are given: the ports, and what is loaded when it is needed.

import type { UploadTicket } from '../../protocol/ticket.js'
import type { Video } from '../../protocol/video-status.js'
import type { Described, UploadReport } from '../machine/upload-event.js'
import type { Rejection } from '../model/file-rules.js'
import type { Upload, UploadId, UploadIn } from '../model/upload.js'
import type { Settings } from './options.js'
import type { EarlyPorts, ImportedVideo, ImportOffer, Ports, UploadOffer } from './ports.js'
import type { TransitionListener } from './transition-listener.js'

export interface ActivityContext {
  readonly ports: EarlyPorts
  /** Opens the file, holds what is in it against the rules, and asks the app's own. */
  readonly checkMedia: (rules: Settings) => Promise<readonly Rejection[]>
  /** Opens the file, unless that was done. Seconds; `null` if the browser cannot tell. */
  readonly measure: () => Promise<number | null>
  /** As they are now: the app may change them at any time. */
  readonly settings: () => Settings
  /** How many uploads that count towards `maxFiles` stand before this one, by now. */
  readonly countedBefore: () => number
  /** Bytes of those. */
  readonly bytesBefore: () => number
  readonly isDuplicate: () => boolean
  /** Resolves when earlier visits are known. Many that ask at once take turns, so that the page answers. */
  readonly admission: () => Promise<void>
  readonly send: (report: UploadReport) => void
  /** Reports a creation, even when the upload has left the status: what is at Stream must not be forgotten. */
  readonly created: (report: UploadReport) => void
  /** Nobody can undo it any more. */
  readonly finish: (upload: UploadIn<'cancelling' | 'removing'>) => void
  readonly run: ActivityRun
}

/** What the activities that use the network are given. */
export interface LateContext extends ActivityContext {
  readonly ports: Ports
  readonly tickets: TicketRegistry
}

export interface ActivityRun {
  /** Whether the upload has left the status. What is sent after that is dropped. */
  readonly isEnded: boolean
  /** Aborted with the end. Made when first asked for: ten thousand files that are only judged need none. */
  readonly signal: AbortSignal
}

/** With what the video was created: its upload may have been described anew since. */
export type Made<T> = T & Described

/** Hands out one creation an upload, however often asked: each is a video, and reserves storage. */
export interface TicketRegistry {
  ticketFor(id: UploadId, offer: UploadOffer): Promise<Made<{ readonly ticket: UploadTicket }> | null>
  videoFor(id: UploadId, link: ImportOffer): Promise<Made<ImportedVideo> | null>
  /** Bytes are sent by a ticket, which may be one of an earlier visit: no other upload is to get it. */
  uses(id: UploadId, ticket: UploadTicket): void
  /** The next ticket after one that is in use is new. What nobody wants any more is discarded. */
  readonly transitioned: TransitionListener
}

/** One change of an upload, and when it was: milliseconds since the epoch. */
export type Change = readonly [next: Upload | null, previous: Upload | null, id: UploadId, at: number]

export interface LateActivities {
  start(upload: Upload, context: ActivityContext): Promise<void> | void
  /** What was asked for an upload is forgotten or discarded with its changes. */
  readonly transitioned: TransitionListener
  /**
   * Removes a video at the endpoint, with retries. Resolves with whether that is settled: it is gone, or not for this person to
   * remove. Reports a failure, and does not reject. `size`: see `SessionPage`.
   */
  discard(videoId: string, size?: number): Promise<boolean | 'kept'>
  /** How a ready video is by now; `null` for another upload, and if no answer comes in time. */
  readVideo(upload: Upload | undefined): Promise<Video | null>
  /** Tells the app's `onEvent` of changes that came together. */
  tell(changes: readonly Change[], settings: Settings): void
  /** Asks at once where a server has asked to wait before more videos are created. */
  tryNow(): void
}

/** Reads what is in the files, in the background. */
export interface MediaReader {
  /**
   * Reads the file now, unless that was done, as a rule asks for it. What the browser cannot open is judged by the app's own
   * rule alone. `secondsBefore`: of the videos that count.
   */
  check(upload: Upload, rules: Settings, secondsBefore: () => number): Promise<readonly Rejection[]>
  /** The length of the video in seconds, for which its file is opened now, unless that was done. */
  measure(upload: Upload): Promise<number | null>
  /** Something has changed: there may be a file to read. */
  look(): void
  forget(id: UploadId): void
}

export interface MediaReaderContext {
  readonly ports: EarlyPorts
  readonly find: (id: UploadId) => Upload | undefined
  readonly firstQueued: (count: number) => readonly UploadId[]
  readonly send: (id: UploadId, report: UploadReport) => void
  /** As they are at any time: the rows in view, and the uploads that have begun. */
  readonly inView: ReadonlySet<UploadId>
  readonly begun: ReadonlySet<UploadId>
}

/** Both load code, and throw `UploadFailure` with `network` if it cannot be loaded now, or `reload-needed`. */
export interface EnginePorts extends EarlyPorts {
  /** Loaded before the first upload. */
  readonly late: () => Promise<(ports: EarlyPorts) => LateActivities>
  /** Loaded when there is a file to read. */
  readonly mediaReader: () => Promise<(context: MediaReaderContext) => MediaReader>
}
