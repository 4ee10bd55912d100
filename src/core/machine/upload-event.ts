// The events that an upload takes: commands of a person, and reports of what happened.

import type { FieldValues } from '../../protocol/own-field.js'
import type { UploadTicket } from '../../protocol/ticket.js'
import type { Video } from '../../protocol/video-status.js'
import type { Rejection } from '../model/file-rules.js'
import type { Media } from '../model/media-rules.js'
import type { LiveView, RemoteView } from '../model/remote-view.js'
import type { FileRecord, SessionRecord } from '../model/stored-upload.js'
import type { InterruptionProblem, PickedFile, StandingUpload } from '../model/upload.js'
import type { UploadError } from '../model/upload-error.js'
import type { Title, WrittenFields } from '../model/written.js'

export type UploadCommand = 'start' | 'pause' | 'resume' | 'cancel' | 'retry' | 'confirm' | 'undo' | 'restart'

/** Reports of what happened. Times are milliseconds since the epoch. */
export type UploadReport =
  /** `held`: it waits for `start`. */
  | { readonly type: 'fileAccepted'; readonly held: boolean }
  | { readonly type: 'fileRejected'; readonly rejections: readonly [Rejection, ...Rejection[]] }
  | { readonly type: 'mediaRead'; readonly media: Media }
  | ({ readonly type: 'fileChosen' } & PickedFile)
  /** The file is the one with which the upload began. `record` is the newest one. */
  | ({ readonly type: 'fileFound'; readonly record: SessionRecord } & PickedFile)
  | { readonly type: 'fileRefused'; readonly problem: InterruptionProblem }
  /** Its file has to be opened or chosen anew. */
  | { readonly type: 'fileLost'; readonly record: FileRecord }
  | { readonly type: 'takenElsewhere'; readonly record: SessionRecord; readonly view: LiveView }
  | ({ readonly type: 'heardFrom'; readonly view: RemoteView } & HeardDetails)
  /** The other tab has released the upload. `record` is what it left; `null` for nothing. */
  | { readonly type: 'leftBehind'; readonly record: SessionRecord | null }
  | { readonly type: 'slotGranted'; readonly at: number }
  | ({ readonly type: 'ticketIssued'; readonly ticket: UploadTicket } & Described)
  | ({ readonly type: 'transferOpened' } & Opening)
  | { readonly type: 'bytesSent'; readonly bytesSent: number; readonly at: number }
  | {
      readonly type: 'chunkAccepted'
      readonly bytesAccepted: number
      readonly chunkCeiling?: number | undefined
      readonly at: number
    }
  | ({ readonly type: 'linkAccepted'; readonly videoId: string; readonly tracked: boolean } & Described)
  | { readonly type: 'titleAnswered'; readonly title: Title }
  | { readonly type: 'fieldsAnswered'; readonly fields: WrittenFields }
  | { readonly type: 'retrying'; readonly attempt: number; readonly error: UploadError }
  | { readonly type: 'ticketLost'; readonly error: UploadError }
  | { readonly type: 'transferCompleted'; readonly tracked: boolean }
  /** Every byte has arrived, and the endpoint cannot tell what becomes of the video. */
  | { readonly type: 'untracked'; readonly missing: 'videoId' | 'status' }
  | { readonly type: 'videoRead'; readonly video: Video }
  | { readonly type: 'failed'; readonly error: UploadError }
  | { readonly type: 'wentOffline' }
  | { readonly type: 'cameOnline' }

/** What was written in another tab; `null` and absent for nothing. */
export interface HeardDetails {
  readonly title: string | null
  readonly fields?: FieldValues | undefined
}

/** With what a video was created: its title, and what was in the app's own fields. */
export interface Described {
  readonly name: string
  readonly fields?: FieldValues | undefined
}

/** The server's first answer to an attempt. */
export type Opening = { readonly bytesAccepted: number; readonly videoId: string | null; readonly at: number }

export type UploadEvent =
  | { readonly type: Exclude<UploadCommand, 'start'> }
  /** `needs`: the fields without which nothing is started. */
  | { readonly type: 'start'; readonly needs?: readonly string[] | undefined }
  | { readonly type: 'rename'; readonly title: string }
  | { readonly type: 'describe'; readonly values: FieldValues }
  /** A person cancels or removes it. `at`: milliseconds since the epoch. */
  | { readonly type: 'withdraw'; readonly at: number }
  /** What the app calls a video that was there; `''` for its title at Stream. */
  | { readonly type: 'named'; readonly name: string }
  /** It stands where this video was. */
  | { readonly type: 'tookPlace'; readonly of: StandingUpload }
  | UploadReport
