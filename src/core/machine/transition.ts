// Every transition of an upload: one table of status and event.

import type { UploadTicket } from '../../protocol/ticket.js'
import type { Video } from '../../protocol/video-status.js'
import { baseOf, type Transfer, type Upload, type UploadIn, type UploadStatus } from '../model/upload.js'
import { retryabilityOf, type UploadError } from '../model/upload-error.js'
import { isHeld, isLink, videoIdOf, wasThere } from '../model/upload-facts.js'
import {
  canOpenAgain,
  handedOver,
  handOver,
  interrupt,
  mirrorRemote,
  reattach,
  setAside,
  startHeld,
  startReopening,
  takeOver,
} from './detached.js'
import { encodingErrorOf, encodingOf, remainingQualityOf } from './encoding-progress.js'
import { applyFields, applyFieldsAnswer, fieldsCreated, lacksAny } from './fields.js'
import { nameGiven, readFirst } from './reading.js'
import { failUpload, retryFromPoint } from './retry-point.js'
import { applyRename, applyTitleAnswer, nameCreated } from './title.js'
import {
  advanceTo,
  atRest,
  attachTicket,
  isStale,
  noFailure,
  openAt,
  requeue,
  rewindToAccepted,
  type Startable,
  startTransfer,
} from './transfer.js'
import type { UploadEvent } from './upload-event.js'
import { accept, confirm, reject, startConfirmed } from './validation.js'
import { keepTicket, keepVideo, startCancelling, startOver, startRemoving, undo } from './withdrawal.js'

type Table = {
  readonly [S in UploadStatus]: {
    readonly [T in UploadEvent['type']]?: (
      upload: UploadIn<S>,
      event: Extract<UploadEvent, { type: T }>,
    ) => Upload
  }
}

const cancel = (upload: Upload): Upload => {
  return { ...baseOf(upload), status: 'cancelled', videoId: videoIdOf(upload) }
}
const fail = (upload: Upload, event: { error: UploadError }): Upload => failUpload(upload, event.error)
const pause = (upload: Startable): Upload => ({ ...atRest(upload), status: 'paused', cause: 'user' })
const waitOnline = (upload: Startable): Upload => ({ ...atRest(upload), status: 'paused', cause: 'offline' })

const retry = (upload: UploadIn<'failed'>): Upload =>
  retryabilityOf(upload.error) === 'never' ? upload : retryFromPoint(upload)

/** What is not listed changes nothing, so a late report is harmless. */
const table: Table = {
  validating: {
    start: startConfirmed,
    fileAccepted: accept,
    fileRejected: reject,
    failed: fail,
    cancel,
    withdraw: startCancelling,
  },
  interrupted: {
    start: (upload, { needs = [] }) => startHeld(upload, lacksAny(upload, needs)),
    resume: (upload) => (canOpenAgain(upload) && !isHeld(upload) ? startReopening(upload, null) : upload),
    fileChosen: (upload, { file, handle }) => startReopening(upload, { file, handle }),
    heardFrom: (upload, { view, ...details }) => mirrorRemote(upload, view, details, null),
    cancel,
    withdraw: startCancelling,
  },
  reopening: {
    fileFound: reattach,
    fileRefused: (upload, { problem }) => interrupt(upload, problem),
    takenElsewhere: handOver,
    failed: (upload) => interrupt(upload, 'file-missing'),
    cancel,
    withdraw: (upload, at) => startCancelling(interrupt(upload, null), at),
  },
  elsewhere: {
    fileChosen: (upload, { file, handle }) => ({ ...upload, chosen: { file, handle } }),
    heardFrom: (upload, { view, ...details }) => mirrorRemote(upload, view, details, upload.chosen),
    leftBehind: (upload, { record }) => takeOver(upload, record),
  },
  rejected: {
    confirm,
    withdraw: startRemoving,
  },
  queued: {
    ticketIssued: (upload, { ticket }) => attachTicket(upload, ticket),
    slotGranted: (upload, { at }) =>
      upload.transfer === null || isStale(upload.transfer, at)
        ? requesting(upload)
        : { ...baseOf(upload), status: 'uploading', transfer: upload.transfer },
    start: (upload, { needs = [] }) =>
      upload.held && !lacksAny(upload, needs) ? { ...upload, held: false } : upload,
    pause: (upload) => (upload.held ? upload : pause(upload)),
    cancel,
    withdraw: startCancelling,
  },
  requesting: {
    fileLost: setAside,
    ticketIssued: startUploading,
    linkAccepted: (upload, { videoId, tracked }) => handedOver(upload, videoId, tracked),
    retrying: (upload, { attempt, error }) => ({ ...upload, attempt, failure: error }),
    takenElsewhere: handOver,
    failed: fail,
    // Stream may already fetch a link's video. If it were paused here, a later visit would have it fetched again.
    pause: (upload) => (isLink(upload) ? upload : pause(upload)),
    wentOffline: waitOnline,
    cancel,
    withdraw: (upload, at) => startCancelling(requeue(upload), at),
  },
  uploading: {
    transferOpened: (upload, opening) => ({ ...upload, transfer: openAt(upload.transfer, opening) }),
    bytesSent: (upload, { bytesSent, at }) => withTransfer(upload, advanceTo(upload, bytesSent, at)),
    chunkAccepted: (upload, { bytesAccepted, chunkCeiling = upload.transfer.chunkCeiling, at }) =>
      withTransfer(upload, {
        ...advanceTo(upload, bytesAccepted, at),
        bytesAccepted,
        chunkCeiling,
        ...noFailure,
      }),
    retrying: (upload, { attempt, error }) =>
      withTransfer(upload, { ...rewindToAccepted(upload.transfer), attempt, failure: error }),
    ticketLost: (upload, { error }) =>
      upload.transfer.isRenewed ? failUpload(upload, error) : { ...requesting(upload), isRenewal: true },
    transferCompleted: (upload, { tracked }) => handedOver(upload, upload.transfer.ticket.videoId, tracked),
    untracked: (upload) => handedOver(upload, upload.transfer.ticket.videoId, false),
    takenElsewhere: handOver,
    fileLost: setAside,
    failed: fail,
    pause,
    wentOffline: waitOnline,
    cancel,
    withdraw: (upload, at) => startCancelling(requeue(upload), at),
  },
  paused: {
    ticketIssued: (upload, { ticket }) => attachTicket(upload, ticket),
    // Without a connection nothing can be resumed. The upload continues when there is one.
    resume: (upload) => (upload.cause === 'user' ? requeue(upload) : upload),
    pause: (upload) => (upload.cause === 'offline' ? { ...upload, cause: 'user' } : upload),
    cameOnline: (upload) => (upload.cause === 'offline' ? requeue(upload) : upload),
    cancel,
    withdraw: (upload, at) => startCancelling(upload.cause === 'offline' ? requeue(upload) : upload, at),
  },
  reading: {
    videoRead: (upload, { video }) => readFirst(upload, video),
    failed: fail,
    withdraw: startRemoving,
  },
  processing: {
    videoRead: (upload, { video }) => afterReading(upload, video),
    untracked: (upload) => ({ ...baseOf(upload), status: 'uploaded', videoId: upload.videoId }),
    takenElsewhere: handOver,
    failed: fail,
    cancel: (upload) => (wasThere(upload) ? upload : cancel(upload)),
    withdraw: (upload, at) => (wasThere(upload) ? startRemoving(upload, at) : startCancelling(upload, at)),
  },
  ready: { videoRead: improved, withdraw: startRemoving },
  uploaded: { withdraw: startRemoving },
  failed: {
    retry,
    fileChosen: (upload, { file, handle }) => retry({ ...upload, source: { kind: 'file', file, handle } }),
    withdraw: startRemoving,
  },
  cancelled: { restart: startOver, withdraw: startRemoving },
  cancelling: {
    ticketIssued: keepTicket,
    linkAccepted: keepVideo,
    undo,
    cancel,
  },
  removing: { undo },
}

/** The upload after an event: a new object, or the same one if the event does not apply to its status. */
export function transition(upload: Upload, event: UploadEvent): Upload {
  // A fact about the file, which applies in every status.
  if (event.type === 'mediaRead') return { ...upload, media: event.media }
  if (event.type === 'tookPlace') return { ...upload, replaces: event.of }
  if (event.type === 'named') return nameGiven(upload, event.name)
  if (event.type === 'rename') return applyRename(upload, event.title)
  if (event.type === 'describe') return applyFields(upload, event.values)
  if (event.type === 'titleAnswered') return applyTitleAnswer(upload, event.title)
  if (event.type === 'fieldsAnswered') return applyFieldsAnswer(upload, event.fields)
  const next = withoutReplaced(step(upload, event))
  const isCreated = next !== upload && (event.type === 'ticketIssued' || event.type === 'linkAccepted')
  return isCreated ? fieldsCreated(nameCreated(next, event.name), event.fields) : next
}

/** What it has replaced is let go once nothing can bring it back. */
function withoutReplaced(upload: Upload): Upload {
  const isSwapped = upload.status === 'ready' || upload.status === 'uploaded'
  return isSwapped && upload.replaces !== undefined ? { ...upload, replaces: undefined } : upload
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

function startUploading(upload: UploadIn<'requesting'>, { ticket }: { ticket: UploadTicket }): Upload {
  const { source, isRenewal } = upload
  if (source.kind === 'link') return upload
  return { ...baseOf(upload), source, status: 'uploading', transfer: startTransfer(ticket, isRenewal) }
}

/** The video with more qualities. A new token alone is ignored, because a player would restart; see `readVideo`. */
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
