// The ports: everything the core needs from the outside, each with one driver.

import type { UploadTicket } from '../../protocol/messages.js'
import type { Video } from '../../protocol/video-status.js'
import type { UploadReport } from '../machine/upload-event.js'
import type { Link } from '../model/link-source.js'
import type { Media } from '../model/media-rules.js'
import type { Upload, UploadId, UploadIn } from '../model/upload.js'
import type { UploadError } from '../model/upload-error.js'

import type { TransitionListener } from './transition-listener.js'

/*
 * Everything the core needs from the outside. Each port has one driver, and each fails with an `UploadFailure`: a code, never
 * the other side's words.
 */

/** What the host is told of a file, to decide whether it may be uploaded. */
export interface UploadOffer {
  readonly file: File
  readonly name: string
  /** Seconds; `null` where it is not known, or not yet. */
  readonly duration: number | null
}

/** A video that Stream fetches. */
export interface ImportedVideo {
  readonly videoId: string
}

/** Asks the host's endpoint for the right to upload, and gives it back. */
export interface TicketSource {
  /**
   * Creates a video at Stream. Not to be aborted once under way: an answer that nobody reads is a video that nobody knows of.
   * @param late is called with an answer that comes after the promise was rejected for its lateness
   */
  create(offer: UploadOffer, late: (ticket: UploadTicket) => void): Promise<UploadTicket>
  /** Has Stream fetch a video, under the same conditions. */
  importLink(link: Link, late: (video: ImportedVideo) => void): Promise<ImportedVideo>
  discard(videoId: string): Promise<void>
}

/** Tells the host's endpoint what a video is called. */
export interface TitleSource {
  rename(videoId: string, title: string): Promise<void>
}

/** Sees to it that videos are called as their uploads are. */
export interface Titles {
  /** Whether the host can be told of a title once the video is created. */
  isOffered(): boolean
  /**
   * Gives the upload's video its title, unless that is under way.
   * @param look the upload as it is now; `undefined` once it is not for us to name
   */
  save(id: UploadId, look: () => Upload | undefined, report: (report: UploadReport) => void): void
}

export interface TransferJob {
  readonly file: File
  readonly ticket: UploadTicket
}

export interface TransferReports {
  /** The server's first answer: where it is, and the video's id if that answer names it. */
  opened(bytesAccepted: number, videoId: string | null): void
  sent(bytesSent: number): void
  accepted(bytesAccepted: number): void
}

/** Moves the bytes. */
export interface Transport {
  /**
   * One attempt, from where the server is. Resolves once the server has every byte. Rejects with an `UploadFailure`; once the
   * signal is aborted no byte leaves any more, nothing is reported, and how it ends does not matter.
   */
  send(job: TransferJob, reports: TransferReports, signal: AbortSignal): Promise<void>
}

/** Follows a video while Stream encodes it. */
export interface StatusSource {
  /**
   * Reports each reading until the signal aborts; a failure that does not pass is reported once and ends it.
   * @param pace `slow` for a video that can be played already. Default: `quick`
   */
  watch(
    videoId: string,
    reports: { read(video: Video): void; failed(error: UploadError): void },
    signal: AbortSignal,
    pace?: 'quick' | 'slow',
  ): void
}

export interface Connectivity {
  isOnline(): boolean
  /** Calls on each change; returns the way to stop. */
  subscribe(listener: () => void): () => void
}

/** The page around the uploads. Each call sets what holds from then on. */
export interface PageLife {
  /** Whether the browser asks before the page is left. */
  guardLeaving(isGuarded: boolean): void
  /** Whether the screen stays on. */
  keepAwake(isAwake: boolean): void
  /** Calls when the page is back from where nothing of it ran: the back-forward cache, or a freeze. Returns the way to stop. */
  onReturn(listener: () => void): () => void
}

/** Looks at a file without reading it whole. */
export interface FileProbe {
  /** `null` where the file can be read as it was picked. */
  check(file: File): Promise<'file-changed' | 'file-unreadable' | null>
  /** Whether its content has become another since this was first asked of it, as far as samples show. False where it cannot be read. */
  isOther(file: File): Promise<boolean>
}

/** Opens a file as a player does, without reading it whole. */
export interface MediaProbe {
  /**
   * `null` where the browser cannot. Never takes for ever. Files are opened a few at a time, in the order in which they are asked for,
   * and each once, however often it is asked for.
   * @param isWanted asked when its turn has come; a file that nobody wants to know of any more is not opened
   */
  read(file: File, isWanted: () => boolean): Promise<Media | null>
}

/**
 * Keeps uploads beyond the page, and several tabs from sending the same one. It does not fail: what cannot be kept is not kept, and
 * what cannot be asked is ours.
 */
export interface Sessions {
  /** Brings back what earlier visits left. Once, until `close`. */
  open(page: SessionPage): void
  /** Resolves when it is known what earlier visits left. */
  opened(): Promise<void>
  /** Takes the upload for this tab, so that no other works on it: `null` when it is ours, else the news for it. */
  claim(upload: Upload): Promise<UploadReport | null>
  /**
   * Whether another tab, or an earlier visit, has the file of this new upload, and its row took the place of this one.
   * Asked once they are opened; `false` at once if nothing is known of the file.
   */
  follows(upload: UploadIn<'validating'>): Promise<boolean> | false
  /** Looks whether the file for an upload is the one with which it was begun. */
  reopen(upload: UploadIn<'reopening'>): Promise<UploadReport>
  /** Reports what other tabs do with an upload. */
  follow(
    upload: UploadIn<'interrupted' | 'elsewhere'>,
    send: (report: UploadReport) => void,
    signal: AbortSignal,
  ): void
  readonly transitioned: TransitionListener
  /** Leaves everything to other tabs and later visits. */
  close(): void
}

/** The list of uploads, as sessions see it. */
export interface SessionPage {
  has(id: UploadId): boolean
  /** Adds uploads to the list, or sets them as they have become elsewhere; a single one may take the place of another. */
  restore(uploads: readonly Upload[], inPlaceOf?: UploadId): void
  discard(videoId: string): void
}

export interface Clock {
  /** Milliseconds since the epoch. */
  now(): number
  /** Runs once after so many milliseconds; returns the way to call it off. */
  after(ms: number, run: () => void): () => void
  /** 0 to 1, below 1. */
  random(): number
}

export interface Ports {
  readonly tickets: TicketSource
  readonly titles: Titles
  readonly transport: Transport
  readonly status: StatusSource
  readonly connectivity: Connectivity
  readonly probe: FileProbe
  readonly media: MediaProbe
  readonly pageLife: PageLife
  /** `null` where nothing is to be kept. */
  readonly sessions: Sessions | null
  readonly clock: Clock
  /** Where an exception goes that a host's callback threw. */
  readonly reportError: (error: unknown) => void
}
