import type { UploadTicket } from '../protocol/messages.js'
import type { Video } from '../protocol/video-status.js'
import type { Rejection } from './file-rules.js'
import type { Media } from './media.js'
import type { Rate } from './progress.js'
import type { UploadError } from './upload-error.js'

/** Names one upload in this uploader. Random, never made of the file's name or size: two files may share both. */
export type UploadId = string

export interface UploadSource {
  readonly kind: 'file'
  readonly file: File
}

interface Base {
  readonly id: UploadId
  readonly source: UploadSource
  /** Milliseconds since the epoch. */
  readonly addedAt: number
  /** What the file turned out to be; `null` while that is not known, and where the browser cannot tell. */
  readonly media: Media | null
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
  /** `null` until this attempt's first answer. */
  readonly rate: Rate | null
}

/** What Stream is doing with the bytes. */
export interface Encoding {
  readonly step: 'queued' | 'encoding'
  /** 0 to 100; `null` where Stream gives none. */
  readonly percent: number | null
}

/** Where `retry` goes on. `videoId` is the video that the failed try leaves behind at Stream. */
export type RetryPoint =
  | { readonly step: 'request'; readonly videoId: string | null }
  | { readonly step: 'transfer'; readonly transfer: Transfer }
  | { readonly step: 'processing'; readonly videoId: string }

/** One file's journey. `status` says all there is to say about where it is. */
export type Upload =
  | (Base & { readonly status: 'validating' })
  | (Base & { readonly status: 'rejected'; readonly rejections: readonly [Rejection, ...Rejection[]] })
  | (Base & { readonly status: 'queued'; readonly transfer: Transfer | null })
  | (Base & {
      readonly status: 'requesting'
      readonly attempt: number
      /** Asking for a second URL, because the first ran out under way. */
      readonly isRenewal: boolean
    })
  | (Base & { readonly status: 'uploading'; readonly transfer: Transfer })
  | (Base & {
      readonly status: 'paused'
      readonly cause: 'user' | 'offline'
      readonly transfer: Transfer | null
    })
  | (Base & { readonly status: 'processing'; readonly videoId: string; readonly encoding: Encoding })
  | (Base & { readonly status: 'ready'; readonly video: Video })
  | (Base & { readonly status: 'uploaded'; readonly videoId: string | null })
  | (Base & { readonly status: 'failed'; readonly error: UploadError; readonly retryFrom: RetryPoint })
  | (Base & { readonly status: 'cancelled'; readonly videoId: string | null })

export type UploadStatus = Upload['status']

/** The upload in one status: `UploadIn<'ready'>` has a `video`. */
export type UploadIn<S extends UploadStatus> = Extract<Upload, { status: S }>

export function createUpload(id: UploadId, file: File, addedAt: number): UploadIn<'validating'> {
  return { id, source: { kind: 'file', file }, addedAt, media: null, status: 'validating' }
}

/** Whether the last try failed and the next has had no answer yet. */
export function isRetrying(upload: Upload): boolean {
  if (upload.status === 'requesting') return upload.attempt > 0
  return upload.status === 'uploading' && upload.transfer.attempt > 0 && upload.transfer.rate === null
}

export function nameOf(upload: Upload): string {
  return upload.source.file.name
}

/** Seconds, as Stream or else the browser measured it; `null` while neither has. */
export function durationOf(upload: Upload): number | null {
  return (upload.status === 'ready' ? upload.video.duration : null) ?? upload.media?.duration ?? null
}

/** Bytes. */
export function sizeOf(upload: Upload): number {
  return upload.source.file.size
}

/** Stream's id of the video that this upload has made so far, usable or not; `null` while there is none. */
export function videoIdOf(upload: Upload): string | null {
  switch (upload.status) {
    case 'queued':
    case 'uploading':
    case 'paused':
      return upload.transfer?.ticket.videoId ?? null
    case 'processing':
    case 'uploaded':
    case 'cancelled':
      return upload.videoId
    case 'ready':
      return upload.video.id
    case 'failed':
      return upload.retryFrom.step === 'transfer'
        ? upload.retryFrom.transfer.ticket.videoId
        : upload.retryFrom.videoId
    default:
      return null
  }
}
