// An upload: one type per status, with what is known in that status.

import type { UploadTicket } from '../../protocol/ticket.js'
import type { Video } from '../../protocol/video-status.js'
import type { Rejection } from './file-rules.js'
import type { Media } from './media-rules.js'
import type { Rate } from './rate.js'
import type { LiveView } from './remote-view.js'
import type { FileRecord, SessionRecord } from './stored-upload.js'
import type { UploadError } from './upload-error.js'
import type { Link } from './video-identity.js'
import type { Title, WrittenFields } from './written.js'

/** Random, not made from the file's name or size: two files may share both. */
export type UploadId = string

export interface PickedFile {
  readonly file: File
  /** Opens the file again in a later visit without asking for it; `null` if the browser gave no handle. */
  readonly handle: FileSystemFileHandle | null
}

export interface FileSource extends PickedFile {
  readonly kind: 'file'
}

/** A video on another server: Stream fetches it, and its bytes do not pass through the browser. */
export interface LinkSource extends Link {
  readonly kind: 'link'
}

/** A video that was at Stream before. Nothing is sent for it, nothing is stored of it, and no command deletes it. */
export interface VideoSource {
  readonly kind: 'video'
  readonly videoId: string
  /** Its title; `''` while that is not known, and if it has none. */
  readonly name: string
}

export interface RecordSource<R extends SessionRecord = SessionRecord> {
  readonly kind: 'record'
  readonly record: R
}

export type UploadSource = FileSource | LinkSource | RecordSource | VideoSource

export interface UploadBase<S extends UploadSource = UploadSource> {
  readonly id: UploadId
  readonly source: S
  /** Milliseconds since the epoch. Files that were added together differ by thousandths, in their order. 0 for videos that were there. */
  readonly addedAt: number
  /** What the browser read from the file; `null` while that is not known, or if it cannot be read. */
  readonly media: Media | null
  /** The title that the person gave; `null` while the video is called like its file or link. */
  readonly title: Title | null
  /** What the person has written into the option `fields`; absent if nothing. */
  readonly fields?: WrittenFields | undefined
  /** The video that it takes the place of, until it can be played: that comes back if this one is cancelled. */
  readonly replaces?: StandingUpload | undefined
}

/** All positions are bytes from the start of the file. */
export interface Transfer {
  readonly ticket: UploadTicket
  /** The position of this attempt. A resumed attempt starts at `bytesAccepted`. */
  readonly bytesSent: number
  /** What the server has confirmed. */
  readonly bytesAccepted: number
  /** The furthest that any attempt came: what the bar shows. */
  readonly bytesReached: number
  /** The first URL had expired, and the file restarted with a second one. That happens at most once. */
  readonly isRenewed: boolean
  /** Bytes of the largest chunk that the way to the server takes; `null` while none was too large. */
  readonly chunkCeiling: number | null
  /** Failures in a row since a byte was last accepted; above 0 the transfer is retrying. */
  readonly attempt: number
  /** The last of them. */
  readonly failure: UploadError | null
  /** The speed; `null` until this attempt's first answer. */
  readonly rate: Rate | null
}

export interface Encoding {
  /** `downloading`: Stream fetches a link's video. */
  readonly step: 'downloading' | 'queued' | 'encoding'
  /** 0 to 100; `null` if Stream gives none. */
  readonly percent: number | null
}

/** Where `retry` continues. `videoId` is the video that the failed attempt left at Stream. */
export type RetryPoint =
  | { readonly step: 'request'; readonly videoId: string | null }
  | { readonly step: 'transfer'; readonly transfer: Transfer }
  | { readonly step: 'processing'; readonly videoId: string }

export type InterruptionProblem =
  /** The person or the browser did not allow reading it. */
  | 'permission-denied'
  /** It was moved, renamed or deleted since. */
  | 'file-missing'
  /** It is there, but its content has changed. */
  | 'file-changed'
  /** The file that was chosen has another size or content. */
  | 'another-file'

/** An upload that could start or continue at any time. Only a file can have a transfer. */
export type AtRest =
  | (UploadBase<FileSource | LinkSource> & { readonly transfer: null })
  | (UploadBase<FileSource> & { readonly transfer: Transfer })

/** An upload that nobody has just cancelled or removed. */
export type StandingUpload =
  | (UploadBase<FileSource | LinkSource> & {
      readonly status: 'validating'
      /** The person wants it, although it is there already. */
      readonly isConfirmed?: boolean
      /** And has started it, before it was judged anew. */
      readonly isStarted?: boolean
    })
  | (UploadBase<FileSource | LinkSource> & {
      readonly status: 'rejected'
      readonly rejections: readonly [Rejection, ...Rejection[]]
    })
  | (UploadBase<RecordSource<FileRecord>> & {
      /** Began in an earlier visit; waits for its file, or for the permission to read it. */
      readonly status: 'interrupted'
      readonly problem: InterruptionProblem | null
    })
  | (UploadBase<RecordSource<FileRecord>> & {
      /** Checks that the file is the same. */
      readonly status: 'reopening'
      /** The file that was chosen for it; `null` to open the one that the record knows. */
      readonly chosen: PickedFile | null
    })
  | (UploadBase<RecordSource> & {
      /** Another tab works on it. */
      readonly status: 'elsewhere'
      readonly view: LiveView
      /** A file with which this tab continues if the other tab closes. */
      readonly chosen: PickedFile | null
    })
  | (AtRest & {
      readonly status: 'queued'
      /** Waits for `start`, because it was added while the option `autoStart` was false. */
      readonly held: boolean
    })
  | (UploadBase<FileSource | LinkSource> & {
      readonly status: 'requesting'
      /** Failures in a row; above 0 the request is being retried. */
      readonly attempt: number
      /** The last of them. */
      readonly failure: UploadError | null
      /** Asks for a second URL, because the first expired during the transfer. */
      readonly isRenewal: boolean
    })
  | (UploadBase<FileSource> & { readonly status: 'uploading'; readonly transfer: Transfer })
  | (AtRest & { readonly status: 'paused'; readonly cause: 'user' | 'offline' })
  | (UploadBase<VideoSource> & {
      /** How a video that was there before is by now, is not known yet. */
      readonly status: 'reading'
      readonly videoId: string
    })
  | (UploadBase & { readonly status: 'processing'; readonly videoId: string; readonly encoding: Encoding })
  /** The video can be played. While better qualities are encoded, `video` is updated in the same status. */
  | (UploadBase & { readonly status: 'ready'; readonly video: Video })
  | (UploadBase & { readonly status: 'uploaded'; readonly videoId: string | null })
  | (UploadBase & { readonly status: 'failed'; readonly error: UploadError; readonly retryFrom: RetryPoint })
  | (UploadBase & { readonly status: 'cancelled'; readonly videoId: string | null })

/** A person has cancelled or removed it, and can take that back for some seconds. Nothing is deleted before. */
interface Withdrawal {
  /** When it becomes final: milliseconds since the epoch. */
  readonly until: number
  /** What it was, at rest, and is again after `undo`. */
  readonly before: StandingUpload
}

/** The upload of one video. Its `status` decides which other fields it has. */
export type Upload =
  | StandingUpload
  | (UploadBase & Withdrawal & { readonly status: 'cancelling' })
  /** In `removed`, not in `uploads`. */
  | (UploadBase & Withdrawal & { readonly status: 'removing' })

export type UploadStatus = Upload['status']

/** The upload in one status: `UploadIn<'ready'>` has a `video`. */
export type UploadIn<S extends UploadStatus> = Extract<Upload, { status: S }>

export function baseOf<S extends UploadSource>(upload: UploadBase<S>): UploadBase<S> {
  const { id, source, addedAt, media, title, fields, replaces } = upload
  const base = { id, source, addedAt, media, title }
  return { ...base, ...(fields !== undefined && { fields }), ...(replaces !== undefined && { replaces }) }
}
