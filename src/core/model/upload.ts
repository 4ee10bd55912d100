import type { UploadTicket } from '../../protocol/messages.js'
import type { Video } from '../../protocol/video-status.js'
import type { Rejection } from './file-rules.js'
import type { Link } from './link-source.js'
import type { Media } from './media-rules.js'
import type { Rate } from './rate.js'
import type { LiveView } from './remote-view.js'
import type { FileRecord, SessionRecord } from './stored-upload.js'
import type { Title } from './title-state.js'
import type { UploadError } from './upload-error.js'

/** Names one upload in this uploader. Random, never made of the file's name or size: two files may share both. */
export type UploadId = string

/** A file as a person chose it. */
export interface PickedFile {
  readonly file: File
  /** Opens the file again in a later visit without asking for it; `null` where the browser gave none. */
  readonly handle: FileSystemFileHandle | null
}

export interface FileSource extends PickedFile {
  readonly kind: 'file'
}

/** A video on another server: Stream fetches it, and no byte of it comes by here. */
export interface LinkSource extends Link {
  readonly kind: 'link'
}

/** An upload of an earlier visit, or of another tab: its file is not at hand. */
export interface RecordSource<R extends SessionRecord = SessionRecord> {
  readonly kind: 'record'
  readonly record: R
}

export type UploadSource = FileSource | LinkSource | RecordSource

/** What an upload keeps in every status. */
export interface UploadBase<S extends UploadSource = UploadSource> {
  readonly id: UploadId
  readonly source: S
  /** Milliseconds since the epoch, with thousandths: later for each of the files that were added together. */
  readonly addedAt: number
  /** What the file turned out to be; `null` while that is not known, and where the browser cannot tell. */
  readonly media: Media | null
  /** What the person calls the video; `null` while it is called like the file or the link. */
  readonly title: Title | null
}

/** The bytes' way to Stream. All positions are bytes from the start of the file. */
export interface Transfer {
  readonly ticket: UploadTicket
  /** Where this attempt is. A resumed attempt starts at what the server accepted. */
  readonly bytesSent: number
  /** What the server has confirmed. */
  readonly bytesAccepted: number
  /** The furthest that any attempt came: what the bar shows. */
  readonly bytesReached: number
  /** The first URL had run out, and the file started anew with another. That is done once. */
  readonly isRenewed: boolean
  /** Failures in a row since a byte was accepted; above 0 the transfer is retrying. */
  readonly attempt: number
  /** The last of them. */
  readonly failure: UploadError | null
  /** `null` until this attempt's first answer. */
  readonly rate: Rate | null
}

/** What Stream is doing with the video. */
export interface Encoding {
  /** `downloading`: it fetches a link's video. */
  readonly step: 'downloading' | 'queued' | 'encoding'
  /** 0 to 100; `null` where Stream gives none. */
  readonly percent: number | null
}

/** Where `retry` goes on. `videoId` is the video that the failed try leaves behind at Stream. */
export type RetryPoint =
  | { readonly step: 'request'; readonly videoId: string | null }
  | { readonly step: 'transfer'; readonly transfer: Transfer }
  | { readonly step: 'processing'; readonly videoId: string }

/** Why an interrupted upload could not go on with the file that was tried. */
export type InterruptionProblem =
  /** The person, or the browser, did not let us read it. */
  | 'permission-denied'
  /** It was moved, renamed or deleted since. */
  | 'file-missing'
  /** It is there, and not what it was. */
  | 'file-changed'
  /** The one that was chosen differs in name, size, type, time of change or content. */
  | 'another-file'

/** What could begin, or go on, at any time. Only a file has bytes that could be on their way. */
export type AtRest =
  | (UploadBase<FileSource | LinkSource> & { readonly transfer: null })
  | (UploadBase<FileSource> & { readonly transfer: Transfer })

/** One video's journey. `status` says all there is to say about where it is. */
export type Upload =
  | (UploadBase<FileSource | LinkSource> & { readonly status: 'validating' })
  | (UploadBase<FileSource | LinkSource> & {
      readonly status: 'rejected'
      readonly rejections: readonly [Rejection, ...Rejection[]]
    })
  | (UploadBase<RecordSource<FileRecord>> & {
      /** Begun in an earlier visit; waits for its file, or for the permission to read it. */
      readonly status: 'interrupted'
      readonly problem: InterruptionProblem | null
    })
  | (UploadBase<RecordSource<FileRecord>> & {
      /** Makes sure that the file is the same. */
      readonly status: 'reopening'
      /** What was chosen for it; `null` to open the one that the record knows. */
      readonly chosen: PickedFile | null
    })
  | (UploadBase<RecordSource> & {
      /** Another tab has it. */
      readonly status: 'elsewhere'
      readonly view: LiveView
      /** A file to go on with, should that tab close. */
      readonly chosen: PickedFile | null
    })
  | (AtRest & { readonly status: 'queued' })
  | (UploadBase<FileSource | LinkSource> & {
      readonly status: 'requesting'
      /** Failures in a row; above 0 it is asked again. */
      readonly attempt: number
      /** The last of them. */
      readonly failure: UploadError | null
      /** Asking for a second URL, because the first ran out under way. */
      readonly isRenewal: boolean
    })
  | (UploadBase<FileSource> & { readonly status: 'uploading'; readonly transfer: Transfer })
  | (AtRest & { readonly status: 'paused'; readonly cause: 'user' | 'offline' })
  | (UploadBase & { readonly status: 'processing'; readonly videoId: string; readonly encoding: Encoding })
  /** It can be played. Better qualities may come: `video` is then read again, without a change of status. */
  | (UploadBase & { readonly status: 'ready'; readonly video: Video })
  | (UploadBase & { readonly status: 'uploaded'; readonly videoId: string | null })
  | (UploadBase & { readonly status: 'failed'; readonly error: UploadError; readonly retryFrom: RetryPoint })
  | (UploadBase & { readonly status: 'cancelled'; readonly videoId: string | null })

export type UploadStatus = Upload['status']

/** The upload in one status: `UploadIn<'ready'>` has a `video`. */
export type UploadIn<S extends UploadStatus> = Extract<Upload, { status: S }>

export function createUpload(
  id: UploadId,
  source: FileSource | LinkSource,
  addedAt: number,
): UploadIn<'validating'> {
  return { id, source, addedAt, media: null, title: null, status: 'validating' }
}

export function baseOf<S extends UploadSource>({
  id,
  source,
  addedAt,
  media,
  title,
}: UploadBase<S>): UploadBase<S> {
  return { id, source, addedAt, media, title }
}
