import { isExpiring, type UploadTicket, withVideoId } from '../protocol/messages.js'
import type { Video } from '../protocol/video-status.js'
import type { Rejection } from './file-rules.js'
import type { Media } from './media.js'
import { nextRate, startRate } from './progress.js'
import { failureOf } from './retry-point.js'
import type { Transfer, Upload, UploadIn, UploadStatus } from './upload.js'
import { retryabilityOf, type UploadError } from './upload-error.js'
import { encodingErrorOf, encodingOf } from './video-progress.js'

/** What a person can ask for. */
export type UploadCommand = 'pause' | 'resume' | 'cancel' | 'retry' | 'confirm'

/** What the world reports. Times are milliseconds since the epoch. */
export type UploadReport =
  | { readonly type: 'fileAccepted' }
  | { readonly type: 'fileRejected'; readonly rejections: readonly [Rejection, ...Rejection[]] }
  | { readonly type: 'mediaRead'; readonly media: Media }
  | { readonly type: 'slotGranted'; readonly at: number }
  | { readonly type: 'ticketIssued'; readonly ticket: UploadTicket }
  | {
      readonly type: 'transferOpened'
      readonly bytesAccepted: number
      readonly videoId: string | null
      readonly at: number
    }
  | { readonly type: 'bytesSent'; readonly bytesSent: number; readonly at: number }
  | { readonly type: 'chunkAccepted'; readonly bytesAccepted: number; readonly at: number }
  | { readonly type: 'retrying'; readonly attempt: number }
  | { readonly type: 'ticketLost'; readonly error: UploadError }
  | { readonly type: 'transferCompleted'; readonly tracked: boolean }
  | { readonly type: 'videoRead'; readonly video: Video }
  | { readonly type: 'failed'; readonly error: UploadError }
  | { readonly type: 'wentOffline' }
  | { readonly type: 'cameOnline' }

export type UploadEvent = { readonly type: UploadCommand } | UploadReport

type Table = {
  readonly [S in UploadStatus]: {
    readonly [T in UploadEvent['type']]?: (
      upload: UploadIn<S>,
      event: Extract<UploadEvent, { type: T }>,
    ) => Upload
  }
}

const cancel = (upload: Upload & { transfer?: Transfer | null }): Upload => ({
  ...base(upload),
  status: 'cancelled',
  videoId: upload.transfer?.ticket.videoId ?? null,
})

const fail = (upload: Upload, event: { error: UploadError }): Upload => failureOf(upload, event.error)

const pauseFor =
  (cause: 'user' | 'offline') =>
  (upload: Upload & { transfer?: Transfer | null }): Upload => ({
    ...base(upload),
    status: 'paused',
    cause,
    transfer: settled(upload.transfer ?? null),
  })

/** Every change of status there is. What is not listed changes nothing, so a late report is harmless. */
const table: Table = {
  validating: {
    fileAccepted: (upload) => ({ ...base(upload), status: 'queued', transfer: null }),
    fileRejected: (upload, { rejections }) => ({ ...base(upload), status: 'rejected', rejections }),
    failed: fail,
    cancel,
  },
  rejected: {
    confirm: (upload) =>
      upload.rejections.every((rejection) => rejection.code === 'duplicate' && rejection.isQuestion)
        ? { ...base(upload), status: 'queued', transfer: null }
        : upload,
  },
  queued: {
    slotGranted: (upload, { at }) =>
      upload.transfer === null || isStale(upload.transfer, at)
        ? requesting(upload)
        : { ...base(upload), status: 'uploading', transfer: upload.transfer },
    pause: pauseFor('user'),
    cancel,
  },
  requesting: {
    ticketIssued: (upload, { ticket }) => ({
      ...base(upload),
      status: 'uploading',
      transfer: newTransfer(ticket, upload.isRenewal),
    }),
    retrying: (upload, { attempt }) => ({ ...upload, attempt }),
    failed: fail,
    pause: pauseFor('user'),
    wentOffline: pauseFor('offline'),
    cancel,
  },
  uploading: {
    transferOpened: (upload, event) => withTransfer(upload, opened(upload.transfer, event)),
    bytesSent: (upload, { bytesSent, at }) => withTransfer(upload, moved(upload, bytesSent, at)),
    chunkAccepted: (upload, { bytesAccepted, at }) =>
      withTransfer(upload, { ...moved(upload, bytesAccepted, at), bytesAccepted, attempt: 0 }),
    retrying: (upload, { attempt }) => withTransfer(upload, { ...settled(upload.transfer), attempt }),
    ticketLost: (upload, { error }) =>
      upload.transfer.isRenewed ? failureOf(upload, error) : { ...requesting(upload), isRenewal: true },
    transferCompleted: (upload, { tracked }) => afterTransfer(upload, tracked),
    failed: fail,
    pause: pauseFor('user'),
    wentOffline: pauseFor('offline'),
    cancel,
  },
  paused: {
    // Without a connection nothing could be resumed, and the upload goes on by itself once there is one.
    resume: (upload) =>
      upload.cause === 'user' ? { ...base(upload), status: 'queued', transfer: upload.transfer } : upload,
    pause: (upload) => (upload.cause === 'offline' ? { ...upload, cause: 'user' } : upload),
    cameOnline: (upload) =>
      upload.cause === 'offline' ? { ...base(upload), status: 'queued', transfer: upload.transfer } : upload,
    cancel,
  },
  processing: {
    videoRead: (upload, { video }) => afterReading(upload, video),
    failed: fail,
    cancel: (upload) => ({ ...base(upload), status: 'cancelled', videoId: upload.videoId }),
  },
  ready: {},
  uploaded: {},
  failed: {
    retry: (upload) => (retryabilityOf(upload.error) === 'pointless' ? upload : retried(upload)),
  },
  cancelled: {},
}

/** The upload after an event: a new object, or the very same one where the event means nothing to its status. */
export function transition(upload: Upload, event: UploadEvent): Upload {
  // A fact about the file, true whatever becomes of it.
  if (event.type === 'mediaRead') return { ...upload, media: event.media }
  // The table's type ties each cell to its status and event; an index by two variables cannot carry that tie.
  const cell = table[upload.status][event.type] as
    | ((upload: Upload, event: UploadEvent) => Upload)
    | undefined
  return cell === undefined ? upload : cell(upload, event)
}

function base({ id, source, addedAt, media }: Upload): Pick<Upload, 'id' | 'source' | 'addedAt' | 'media'> {
  return { id, source, addedAt, media }
}

function withTransfer(upload: UploadIn<'uploading'>, transfer: Transfer): Upload {
  return { ...upload, transfer }
}

function requesting(upload: Upload): UploadIn<'requesting'> {
  return { ...base(upload), status: 'requesting', attempt: 0, isRenewal: false }
}

function newTransfer(ticket: UploadTicket, isRenewed: boolean): Transfer {
  return { ticket, bytesSent: 0, bytesAccepted: 0, bytesReached: 0, isRenewed, attempt: 0, rate: null }
}

/** Whether the URL has run out, or nearly so, before a byte was sent to it. With bytes behind it, it is worth a try. */
function isStale(transfer: Transfer, at: number): boolean {
  return transfer.bytesReached === 0 && isExpiring(transfer.ticket, at)
}

/** A transfer that stands still: only what the server confirmed is certain. */
function settled<T extends Transfer | null>(transfer: T): T {
  return transfer === null
    ? transfer
    : { ...transfer, bytesSent: transfer.bytesAccepted, attempt: 0, rate: null }
}

function opened(
  transfer: Transfer,
  event: { bytesAccepted: number; videoId: string | null; at: number },
): Transfer {
  return {
    ...transfer,
    ticket: withVideoId(transfer.ticket, event.videoId),
    bytesAccepted: event.bytesAccepted,
    bytesSent: event.bytesAccepted,
    bytesReached: Math.max(transfer.bytesReached, event.bytesAccepted),
    rate: startRate(event.bytesAccepted, event.at),
  }
}

function moved({ transfer }: UploadIn<'uploading'>, bytesSent: number, at: number): Transfer {
  return {
    ...transfer,
    bytesSent,
    bytesReached: Math.max(transfer.bytesReached, bytesSent),
    rate: nextRate(transfer.rate ?? startRate(transfer.bytesAccepted, at), bytesSent, at),
  }
}

function afterTransfer(upload: UploadIn<'uploading'>, tracked: boolean): Upload {
  const { videoId } = upload.transfer.ticket
  if (!tracked) return { ...base(upload), status: 'uploaded', videoId }
  if (videoId === null)
    return failureOf(upload, { code: 'endpoint-no-video-id', status: null, retryAfter: null })
  return { ...base(upload), status: 'processing', videoId, encoding: { step: 'queued', percent: null } }
}

function afterReading(upload: UploadIn<'processing'>, video: Video): Upload {
  if (video.readyToStream) return { ...base(upload), status: 'ready', video }
  const error = encodingErrorOf(video)
  if (error !== null) return failureOf(upload, error)
  const encoding = encodingOf(video)
  const isSame = encoding.step === upload.encoding.step && encoding.percent === upload.encoding.percent
  return isSame ? upload : { ...upload, encoding }
}

function retried(upload: UploadIn<'failed'>): Upload {
  const { retryFrom } = upload
  switch (retryFrom.step) {
    case 'request':
      return { ...base(upload), status: 'queued', transfer: null }
    case 'transfer':
      return { ...base(upload), status: 'queued', transfer: retryFrom.transfer }
    case 'processing':
      return {
        ...base(upload),
        status: 'processing',
        videoId: retryFrom.videoId,
        encoding: { step: 'queued', percent: null },
      }
  }
}
