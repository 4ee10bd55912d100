import type { Video } from '../protocol/video-status.js'
import {
  canOpenAgain,
  followed,
  givenAway,
  inherited,
  interrupted,
  processing,
  reopened,
  reopening,
} from './interruption.js'
import { failureOf, retried } from './retry-point.js'
import { answered, createdAs, renamed } from './title.js'
import { isStale, moved, newTransfer, opened, settled, unfailed, withTicket } from './transfer.js'
import {
  type AtRest,
  identityOf,
  isLink,
  type Transfer,
  type Upload,
  type UploadIn,
  type UploadStatus,
  videoIdOf,
} from './upload.js'
import { retryabilityOf, type UploadError } from './upload-error.js'
import type { UploadEvent } from './upload-event.js'
import { encodingErrorOf, encodingOf, improvementOf } from './video-progress.js'

type Table = {
  readonly [S in UploadStatus]: {
    readonly [T in UploadEvent['type']]?: (
      upload: UploadIn<S>,
      event: Extract<UploadEvent, { type: T }>,
    ) => Upload
  }
}

const cancel = (upload: Upload): Upload => ({
  ...identityOf(upload),
  status: 'cancelled',
  videoId: videoIdOf(upload),
})

const fail = (upload: Upload, event: { error: UploadError }): Upload => failureOf(upload, event.error)

const pauseFor =
  (cause: 'user' | 'offline') =>
  (upload: UploadIn<'queued' | 'requesting' | 'uploading'>): Upload => ({
    ...atRest(upload),
    status: 'paused',
    cause,
  })

const requeue = (upload: UploadIn<'paused'>): Upload => ({ ...atRest(upload), status: 'queued' })

/** Every change of status there is. What is not listed changes nothing, so a late report is harmless. */
const table: Table = {
  validating: {
    fileAccepted: (upload) => ({ ...identityOf(upload), status: 'queued', transfer: null }),
    fileRejected: (upload, { rejections }) => ({ ...identityOf(upload), status: 'rejected', rejections }),
    failed: fail,
    cancel,
  },
  interrupted: {
    resume: (upload) => (canOpenAgain(upload) ? reopening(upload, null) : upload),
    fileChosen: (upload, { file, handle }) => reopening(upload, { file, handle }),
    heardFrom: (upload, { view, title }) => followed(upload, view, title, null),
    cancel,
  },
  reopening: {
    fileFound: reopened,
    fileRefused: (upload, { problem }) => interrupted(upload, problem),
    takenElsewhere: givenAway,
    failed: (upload) => interrupted(upload, 'file-missing'),
    cancel,
  },
  elsewhere: {
    fileChosen: (upload, { file, handle }) => ({ ...upload, chosen: { file, handle } }),
    heardFrom: (upload, { view, title }) => followed(upload, view, title, upload.chosen),
    leftBehind: (upload, { record }) => inherited(upload, record),
  },
  rejected: {
    confirm: (upload) =>
      upload.rejections.every((rejection) => rejection.code === 'duplicate' && rejection.isQuestion)
        ? { ...identityOf(upload), status: 'queued', transfer: null }
        : upload,
  },
  queued: {
    ticketIssued: withTicket,
    slotGranted: (upload, { at }) =>
      upload.transfer === null || isStale(upload.transfer, at)
        ? requesting(upload)
        : { ...identityOf(upload), status: 'uploading', transfer: upload.transfer },
    pause: pauseFor('user'),
    cancel,
  },
  requesting: {
    ticketIssued: (upload, { ticket }) =>
      upload.source.kind === 'link'
        ? upload
        : {
            ...identityOf(upload),
            source: upload.source,
            status: 'uploading',
            transfer: newTransfer(ticket, upload.isRenewal),
          },
    linkAccepted: (upload, { videoId, tracked }) => handedOver(upload, videoId, tracked),
    retrying: (upload, { attempt, error }) => ({ ...upload, attempt, failure: error }),
    takenElsewhere: givenAway,
    failed: fail,
    // Stream may fetch the video already: a link that stood still here would be fetched once more by a later visit.
    pause: (upload) => (isLink(upload) ? upload : pauseFor('user')(upload)),
    wentOffline: pauseFor('offline'),
    cancel,
  },
  uploading: {
    transferOpened: (upload, event) => withTransfer(upload, opened(upload.transfer, event)),
    bytesSent: (upload, { bytesSent, at }) => withTransfer(upload, moved(upload, bytesSent, at)),
    chunkAccepted: (upload, { bytesAccepted, at }) =>
      withTransfer(upload, { ...moved(upload, bytesAccepted, at), bytesAccepted, ...unfailed }),
    retrying: (upload, { attempt, error }) =>
      withTransfer(upload, { ...settled(upload.transfer), attempt, failure: error }),
    ticketLost: (upload, { error }) =>
      upload.transfer.isRenewed ? failureOf(upload, error) : { ...requesting(upload), isRenewal: true },
    transferCompleted: (upload, { tracked }) => handedOver(upload, upload.transfer.ticket.videoId, tracked),
    takenElsewhere: givenAway,
    failed: fail,
    pause: pauseFor('user'),
    wentOffline: pauseFor('offline'),
    cancel,
  },
  paused: {
    ticketIssued: withTicket,
    // Without a connection nothing could be resumed, and the upload goes on by itself once there is one.
    resume: (upload) => (upload.cause === 'user' ? requeue(upload) : upload),
    pause: (upload) => (upload.cause === 'offline' ? { ...upload, cause: 'user' } : upload),
    cameOnline: (upload) => (upload.cause === 'offline' ? requeue(upload) : upload),
    cancel,
  },
  processing: {
    videoRead: (upload, { video }) => afterReading(upload, video),
    takenElsewhere: givenAway,
    failed: fail,
    cancel,
  },
  ready: { videoRead: improved },
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
  if (event.type === 'rename') return renamed(upload, event.title)
  if (event.type === 'titleAnswered') return answered(upload, event.title)
  const next = step(upload, event)
  const isCreated = next !== upload && (event.type === 'ticketIssued' || event.type === 'linkAccepted')
  return isCreated ? createdAs(next, event.name) : next
}

function step(upload: Upload, event: UploadEvent): Upload {
  // The table's type ties each cell to its status and event; an index by two variables cannot carry that tie.
  const cell = table[upload.status][event.type] as
    | ((upload: Upload, event: UploadEvent) => Upload)
    | undefined
  return cell === undefined ? upload : cell(upload, event)
}

function withTransfer(upload: UploadIn<'uploading'>, transfer: Transfer): Upload {
  return { ...upload, transfer }
}

function requesting(upload: UploadIn<'queued' | 'uploading'>): UploadIn<'requesting'> {
  return { ...identityOf(upload), status: 'requesting', isRenewal: false, ...unfailed }
}

function atRest(upload: UploadIn<'queued' | 'requesting' | 'uploading' | 'paused'>): AtRest {
  return 'transfer' in upload && upload.transfer !== null
    ? { ...identityOf(upload), transfer: settled(upload.transfer) }
    : { ...identityOf(upload), transfer: null }
}

/** All that Stream needs is at Stream. */
function handedOver(
  upload: UploadIn<'requesting' | 'uploading'>,
  videoId: string | null,
  tracked: boolean,
): Upload {
  if (!tracked) return { ...identityOf(upload), status: 'uploaded', videoId }
  if (videoId === null)
    return failureOf(upload, { code: 'endpoint-no-video-id', status: null, retryAfter: null })
  return processing(upload, videoId)
}

/** The video as it is by now. What else it says, such as a new token, is no news: a player that shows it would begin anew. See `readVideo`. */
function improved(upload: UploadIn<'ready'>, { video }: { video: Video }): Upload {
  const isNews = improvementOf(video)?.percent !== improvementOf(upload.video)?.percent
  return video.readyToStream && isNews ? { ...upload, video } : upload
}

function afterReading(upload: UploadIn<'processing'>, video: Video): Upload {
  if (video.readyToStream) return { ...identityOf(upload), status: 'ready', video }
  const error = encodingErrorOf(video)
  if (error !== null) return failureOf(upload, error)
  const encoding = encodingOf(video)
  const isSame = encoding.step === upload.encoding.step && encoding.percent === upload.encoding.percent
  return isSame ? upload : { ...upload, encoding }
}
