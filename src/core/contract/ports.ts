// The ports: everything the core needs from the outside. Each has one driver and fails with an `UploadFailure`.

import type { FieldValues } from '../../protocol/own-field.js'
import type { UploadTicket } from '../../protocol/ticket.js'
import type { Video } from '../../protocol/video-status.js'
import type { Described, UploadReport } from '../machine/upload-event.js'
import type { Media } from '../model/media-rules.js'
import type { Upload, UploadId, UploadIn } from '../model/upload.js'
import type { UploadError } from '../model/upload-error.js'
import type { Link } from '../model/video-identity.js'
import type { TransitionListener } from './transition-listener.js'

export interface UploadOffer extends Described {
  readonly file: File
  /** Seconds; `null` if it is not known, or not yet. */
  readonly duration: number | null
}

export type ImportOffer = Link & Described

export interface ImportedVideo {
  readonly videoId: string
}

/**
 * Asks the endpoint for the right to upload, and gives it back. A creation is never aborted: if nobody reads the
 * answer, nobody knows of the video. `late` takes an answer that comes after the promise was rejected by a timeout.
 */
export interface TicketSource {
  create(offer: UploadOffer, late: (ticket: UploadTicket) => void): Promise<UploadTicket>
  importLink(link: ImportOffer, late: (video: ImportedVideo) => void): Promise<ImportedVideo>
  discard(videoId: string): Promise<void>
}

export interface DetailSource {
  rename(videoId: string, title: string): Promise<void>
  describe(videoId: string, fields: FieldValues): Promise<void>
}

/** Keeps what is written of videos, title and fields, the same as what is written in their uploads. */
export interface Details {
  isOffered(detail: keyof DetailSource): boolean
  /** `current` returns the upload as it is now; `undefined` if nothing of it may be changed any more. */
  save(id: UploadId, current: () => Upload | undefined, report: (report: UploadReport) => void): void
}

export interface TransferJob {
  readonly file: File
  readonly ticket: UploadTicket
  /** The largest chunk that an earlier visit could send there; `null` if it met no limit. */
  readonly chunkCeiling: number | null
}

export interface TransferReports {
  /** The server's first answer: how many bytes it has, and the video's id if the answer names it. */
  opened(bytesAccepted: number, videoId: string | null): void
  sent(bytesSent: number): void
  /** `chunkCeiling`: the largest chunk that the server takes, if it has refused one. */
  accepted(bytesAccepted: number, chunkCeiling?: number): void
}

export interface Transport {
  /** Makes one attempt, from the server's offset on, until the server has every byte. Silent once aborted. */
  send(job: TransferJob, reports: TransferReports, signal: AbortSignal): Promise<void>
}

export interface StatusSource {
  /**
   * Polls until the signal aborts, or a permanent failure. `slow` for a video that can be played already, `first` for one that is not
   * new, so that it is soon said to be missing; `once` does not poll. `isUnanswered`: the endpoint has never told how a video is, so
   * it seems to have no route for that.
   */
  watch(
    videoId: string,
    reports: { read(video: Video): void; failed(error: UploadError, isUnanswered?: boolean): void },
    signal: AbortSignal,
    pace?: 'first' | 'quick' | 'slow' | 'once',
  ): void
}

export interface Connectivity {
  isOnline(): boolean
  /** Calls the listener on each change. Returns the function that unsubscribes. */
  subscribe(listener: () => void): () => void
  /**
   * Says that a request got no answer. Resolves when it is known whether the browser is right, if it reports no
   * connection and was overruled; else at once.
   */
  missed(): Promise<void>
  /** Somebody says that there is a connection, whatever the browser reports: it counts until a request is missed. */
  overrule(): void
}

/** The page around the uploads. Each call sets what applies from then on. */
export interface PageLife {
  guardLeaving(isGuarded: boolean): void
  keepAwake(isAwake: boolean): void
  /**
   * Whether the page is going away, or may be. What fails meanwhile says nothing: browsers end requests, and WebKit lets no file
   * be read any more. Known while somebody watches.
   */
  isLeaving(): boolean
  /** Returns the function that ends it. */
  watch(listener: PageListener): () => void
}

export interface PageListener {
  /** The page is back from a state in which it did not run: the back-forward cache, or a freeze. */
  returned(): void
  /** The page was about to be left, and stays. */
  stayed(): void
}

export interface FileProbe {
  /** `null` if the file can be read as it was picked. Waits some seconds for one that cannot: that may pass. */
  check(file: File): Promise<'file-unreadable' | null>
  /** Takes samples of the content, unless that was done. */
  remember(file: File): void
  /** Whether its content differs from the first samples, or false if there were none. False if it cannot be read, after the same wait. */
  isOther(file: File): Promise<boolean>
  /** Whether the browser reads on in a file that has changed. If not, it refuses. */
  readonly readsOn: boolean
}

/** Opens a file as a player does, without reading it whole. */
export interface MediaProbe {
  /** `null` if the browser cannot open the file, or not in time. `isWanted` is asked right before it is opened. */
  read(file: File, isWanted: () => boolean): Promise<Media | null>
}

/** Keeps uploads beyond the page, and tabs from sending the same one. Never fails: without locks this tab may work. */
export interface Sessions {
  /** Restores what earlier visits left. Calls after the first do nothing until `close`. */
  open(page: SessionPage): void
  opened(): Promise<void>
  /** Claims the upload, so that no other tab works on it. `null` if this tab has it now, else the report for it. */
  claim(upload: Upload): Promise<UploadReport | null>
  /** Whether the row of another tab or an earlier visit has replaced this one. Called when `opened` has resolved. */
  follows(upload: UploadIn<'validating'>): Promise<boolean> | false
  reopen(upload: UploadIn<'reopening'>): Promise<UploadReport>
  /** The report for an upload whose file has to be opened or chosen anew. `null` if nothing is stored. */
  setAside(upload: UploadIn<'requesting' | 'uploading'>): Promise<UploadReport | null>
  follow(
    upload: UploadIn<'interrupted' | 'elsewhere'>,
    send: (report: UploadReport) => void,
    signal: AbortSignal,
  ): void
  /**
   * Whether an upload of an earlier visit is not for whoever uses the page now: the endpoint denies them its video. Its
   * row leaves the list, and what is stored of it stays.
   */
  disowns(upload: Upload, error: UploadError): boolean
  readonly transitioned: TransitionListener
  /** Releases all uploads to other tabs and later visits. */
  close(): void
}

export interface SessionPage {
  has(id: UploadId): boolean
  /** Of the uploads that are this uploader's. */
  ids(): readonly UploadId[]
  /** Whether the video has a row. */
  hasVideo(videoId: string): boolean
  /** Takes uploads off the list, whatever they do. */
  hide(ids: readonly UploadId[]): void
  /** Adds uploads, or replaces them by what other tabs made of them; a single one also the row `inPlaceOf`. */
  restore(uploads: readonly Upload[], inPlaceOf?: UploadId): void
  /**
   * Resolves with whether the endpoint has settled that. Does not reject. With `size`, the bytes of its file, a video stays that has all
   * of them: `'kept'`.
   */
  discard(videoId: string, size?: number): Promise<boolean | 'kept'>
}

export interface Clock {
  /** Milliseconds since the epoch. */
  now(): number
  /** Calls `run` once after so many milliseconds. Returns the function that cancels it. */
  after(ms: number, run: () => void): () => void
  /** At least 0, below 1. */
  random(): number
}

/** What the engine is given from the start. */
export interface EarlyPorts {
  readonly details: Details
  readonly connectivity: Connectivity
  readonly probe: Pick<FileProbe, 'check'>
  readonly pageLife: PageLife
  /** `null` if nothing is stored. */
  readonly sessions: Sessions | null
  readonly clock: Clock
  /** Receives what a callback of the app throws, and what fails unexpectedly. */
  readonly reportError: (error: unknown) => void
}

/** With those that are loaded with the first upload. */
export interface Ports extends EarlyPorts {
  readonly tickets: TicketSource
  readonly transport: Transport
  readonly status: StatusSource
  readonly probe: FileProbe
}
