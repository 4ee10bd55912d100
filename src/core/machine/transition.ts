// Every transition of an upload: one table of status and event.

import type { Video } from '../../protocol/video-status.js'
import {
  type AtRest,
  baseOf,
  type FileSource,
  type LinkSource,
  type Transfer,
  type Upload,
  type UploadBase,
  type UploadIn,
  type UploadStatus,
} from '../model/upload.js'
import { retryabilityOf, type UploadError } from '../model/upload-error.js'
import { isLink, videoIdOf } from '../model/upload-facts.js'
import {
  canOpenAgain,
  handOver,
  interrupt,
  mirrorRemote,
  reattach,
  startProcessing,
  startReopening,
  takeOver,
} from './detached.js'
import { encodingErrorOf, encodingOf, remainingQualityOf } from './encoding-progress.js'
import { failUpload, retryFromPoint } from './retry-point.js'
import { applyRename, applyTitleAnswer, nameCreated } from './title.js'
import {
  advanceTo,
  attachTicket,
  isStale,
  noFailure,
  openAt,
  rewindToAccepted,
  startTransfer,
} from './transfer.js'
import type { UploadEvent } from './upload-event.js'

type Table = {
  readonly [S in UploadStatus]: {
    readonly [T in UploadEvent['type']]?: (
      upload: UploadIn<S>,
      event: Extract<UploadEvent, { type: T }>,
    ) => Upload
  }
}

const cancel = (upload: Upload): Upload => ({
  ...baseOf(upload),
  status: 'cancelled',
  videoId: videoIdOf(upload),
})

/** Before a byte was sent: a rule rejected the file, or it cannot be read. */
const reject = (
  upload: Upload & UploadBase<FileSource | LinkSource>,
  { rejections }: Pick<UploadIn<'rejected'>, 'rejections'>,
): Upload => ({ ...baseOf(upload), status: 'rejected', rejections })

const fail = (upload: Upload, event: { error: UploadError }): Upload => failUpload(upload, event.error)

const pauseFor =
  (cause: 'user' | 'offline') =>
  (upload: UploadIn<'queued' | 'requesting' | 'uploading'>): Upload => ({
    ...atRest(upload),
    status: 'paused',
    cause,
  })

const requeue = (upload: UploadIn<'paused'>): Upload => ({ ...atRest(upload), status: 'queued' })

/** What is not listed changes nothing, so a late report is harmless. */
const table: Table = {
  validating: {
    fileAccepted: (upload) => ({ ...baseOf(upload), status: 'queued', transfer: null }),
    fileRejected: reject,
    failed: fail,
    cancel,
  },
  interrupted: {
    resume: (upload) => (canOpenAgain(upload) ? startReopening(upload, null) : upload),
    fileChosen: (upload, { file, handle }) => startReopening(upload, { file, handle }),
    heardFrom: (upload, { view, title }) => mirrorRemote(upload, view, title, null),
    cancel,
  },
  reopening: {
    fileFound: reattach,
    fileRefused: (upload, { problem }) => interrupt(upload, problem),
    takenElsewhere: handOver,
    failed: (upload) => interrupt(upload, 'file-missing'),
    cancel,
  },
  elsewhere: {
    fileChosen: (upload, { file, handle }) => ({ ...upload, chosen: { file, handle } }),
    heardFrom: (upload, { view, title }) => mirrorRemote(upload, view, title, upload.chosen),
    leftBehind: (upload, { record }) => takeOver(upload, record),
  },
  rejected: {
    confirm: (upload) =>
      upload.rejections.every((rejection) => rejection.code === 'duplicate' && rejection.isQuestion)
        ? { ...baseOf(upload), status: 'queued', transfer: null }
        : upload,
  },
  queued: {
    fileRejected: reject,
    ticketIssued: attachTicket,
    slotGranted: (upload, { at }) =>
      upload.transfer === null || isStale(upload.transfer, at)
        ? requesting(upload)
        : { ...baseOf(upload), status: 'uploading', transfer: upload.transfer },
    pause: pauseFor('user'),
    cancel,
  },
  requesting: {
    fileRejected: reject,
    ticketIssued: (upload, { ticket }) =>
      upload.source.kind === 'link'
        ? upload
        : {
            ...baseOf(upload),
            source: upload.source,
            status: 'uploading',
            transfer: startTransfer(ticket, upload.isRenewal),
          },
    linkAccepted: (upload, { videoId, tracked }) => handedOver(upload, videoId, tracked),
    retrying: (upload, { attempt, error }) => ({ ...upload, attempt, failure: error }),
    takenElsewhere: handOver,
    failed: fail,
    // Stream may already fetch the video. If the link were paused here, a later visit would have it fetched
    // once more.
    pause: (upload) => (isLink(upload) ? upload : pauseFor('user')(upload)),
    wentOffline: pauseFor('offline'),
    cancel,
  },
  uploading: {
    transferOpened: (upload, event) => withTransfer(upload, openAt(upload.transfer, event)),
    bytesSent: (upload, { bytesSent, at }) => withTransfer(upload, advanceTo(upload, bytesSent, at)),
    chunkAccepted: (upload, { bytesAccepted, at }) =>
      withTransfer(upload, { ...advanceTo(upload, bytesAccepted, at), bytesAccepted, ...noFailure }),
    retrying: (upload, { attempt, error }) =>
      withTransfer(upload, { ...rewindToAccepted(upload.transfer), attempt, failure: error }),
    ticketLost: (upload, { error }) =>
      upload.transfer.isRenewed ? failUpload(upload, error) : { ...requesting(upload), isRenewal: true },
    transferCompleted: (upload, { tracked }) => handedOver(upload, upload.transfer.ticket.videoId, tracked),
    takenElsewhere: handOver,
    failed: fail,
    pause: pauseFor('user'),
    wentOffline: pauseFor('offline'),
    cancel,
  },
  paused: {
    ticketIssued: attachTicket,
    // Without a connection nothing can be resumed. The upload continues when there is one.
    resume: (upload) => (upload.cause === 'user' ? requeue(upload) : upload),
    pause: (upload) => (upload.cause === 'offline' ? { ...upload, cause: 'user' } : upload),
    cameOnline: (upload) => (upload.cause === 'offline' ? requeue(upload) : upload),
    cancel,
  },
  processing: {
    videoRead: (upload, { video }) => afterReading(upload, video),
    takenElsewhere: handOver,
    failed: fail,
    cancel,
  },
  ready: { videoRead: improved },
  uploaded: {},
  failed: {
    retry: (upload) => (retryabilityOf(upload.error) === 'never' ? upload : retryFromPoint(upload)),
  },
  cancelled: {},
}

/** The upload after an event: a new object, or the same one if the event does not apply to its status. */
export function transition(upload: Upload, event: UploadEvent): Upload {
  // A fact about the file, which applies in every status.
  if (event.type === 'mediaRead') return { ...upload, media: event.media }
  if (event.type === 'rename') return applyRename(upload, event.title)
  if (event.type === 'titleAnswered') return applyTitleAnswer(upload, event.title)
  const next = step(upload, event)
  const isCreated = next !== upload && (event.type === 'ticketIssued' || event.type === 'linkAccepted')
  return isCreated ? nameCreated(next, event.name) : next
}

function step(upload: Upload, event: UploadEvent): Upload {
  // The table's type ties each cell to its status and event. An index by two variables cannot carry that.
  const cell = table[upload.status][event.type] as
    | ((upload: Upload, event: UploadEvent) => Upload)
    | undefined
  return cell === undefined ? upload : cell(upload, event)
}

function withTransfer(upload: UploadIn<'uploading'>, transfer: Transfer): Upload {
  return { ...upload, transfer }
}

function requesting(upload: UploadIn<'queued' | 'uploading'>): UploadIn<'requesting'> {
  return { ...baseOf(upload), status: 'requesting', isRenewal: false, ...noFailure }
}

function atRest(upload: UploadIn<'queued' | 'requesting' | 'uploading' | 'paused'>): AtRest {
  return 'transfer' in upload && upload.transfer !== null
    ? { ...baseOf(upload), transfer: rewindToAccepted(upload.transfer) }
    : { ...baseOf(upload), transfer: null }
}

/** Stream has everything that it needs. */
function handedOver(
  upload: UploadIn<'requesting' | 'uploading'>,
  videoId: string | null,
  tracked: boolean,
): Upload {
  if (!tracked) return { ...baseOf(upload), status: 'uploaded', videoId }
  if (videoId === null)
    return failUpload(upload, { code: 'endpoint-no-video-id', status: null, retryAfter: null })
  return startProcessing(upload, videoId)
}

/**
 * The ready video, if its qualities have advanced. A new token alone is ignored, because a player that shows
 * the video would restart. See `readVideo`.
 */
function improved(upload: UploadIn<'ready'>, { video }: { video: Video }): Upload {
  const hasAdvanced = remainingQualityOf(video)?.percent !== remainingQualityOf(upload.video)?.percent
  return video.readyToStream && hasAdvanced ? { ...upload, video } : upload
}

function afterReading(upload: UploadIn<'processing'>, video: Video): Upload {
  if (video.readyToStream) return { ...baseOf(upload), status: 'ready', video }
  const error = encodingErrorOf(video)
  if (error !== null) return failUpload(upload, error)
  const encoding = encodingOf(video)
  const isSame = encoding.step === upload.encoding.step && encoding.percent === upload.encoding.percent
  return isSame ? upload : { ...upload, encoding }
}
