import type {
  Encoding,
  FieldValues,
  InterruptionProblem,
  Rejection,
  Title,
  Transfer,
  Upload,
  UploadError,
  UploadErrorCode,
  UploadIn,
  Video,
} from 'react-stream-uploader'
import { fileOf, transferAt, uploadIn, videoWith } from 'react-stream-uploader/testing'
import thumbnail from '../assets/thumbnail.svg?url&no-inline'
import { previewAddress } from './player-address.js'

const startedAt = Date.UTC(2026, 4, 18, 9, 30)
const videoId = 'ea95132c15732412d22c1476fa83f27a'
const mebibyte = 1_048_576

/** What every upload has; its file has a name and a size, and no bytes. */
function base({ name = 'Harbour at dawn.mov', size = 412 * mebibyte }: FileFacts = {}) {
  const file = fileOf(size, name, 'video/quicktime')
  const source = { kind: 'file', file, handle: null } as const
  return {
    ...uploadIn('validating', {}, file),
    source,
    addedAt: startedAt,
    media: null,
    title: null,
  } as const
}

interface FileFacts {
  readonly name?: string
  readonly size?: number
}

const frames = {
  boat: `<path fill="#f2b38a" d="M0 0h160v90H0z"/><circle cx="112" cy="46" r="13" fill="#fff1d6"/>
    <path fill="#33526b" d="M0 58h160v32H0z"/><path fill="#1d2f3f" d="M30 58h44l-8 10H38zM50 22l2 36h-4zM52 26l16 28H52z"/>`,
  person: `<path fill="#d9cbb8" d="M0 0h160v90H0z"/><path fill="#b7a48c" d="M100 0h60v90h-60z"/>
    <path fill="#2f4a4f" d="M28 90c2-26 16-34 34-34s32 8 34 34z"/><circle cx="62" cy="36" r="18" fill="#c98f6b"/>
    <path fill="#3b2a22" d="M43 36c-2-26 40-26 38 0-6-10-28-12-38 0z"/>`,
  market: `<path fill="#2b3a55" d="M0 0h160v90H0z"/><path fill="#44597c" d="M0 30 80 6l80 24v8H0z"/>
    <path fill="#e2a54f" d="M14 46h36v26H14z"/><path fill="#c8563f" d="M62 46h36v26H62z"/><path fill="#7aa66a" d="M110 46h36v26h-36z"/>
    <path fill="#1a2438" d="M0 72h160v18H0z"/>`,
  bay: `<path fill="#8fc7d8" d="M0 0h160v90H0z"/><path fill="#3d8aa6" d="M0 40h160v50H0z"/>
    <path fill="#e8dcae" d="M0 90C20 60 60 78 90 66s40-22 70-20v44z"/><path fill="#5d8a52" d="M0 40c20-16 40-18 62-8l10 8z"/>`,
} as const

/** An upload whose file the browser could open. */
export function opened(upload: Upload, frame: keyof typeof frames = 'boat'): Upload {
  const svg = `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 160 90">${frames[frame]}</svg>`
  const poster = new Blob([svg], { type: 'image/svg+xml' })
  return { ...upload, media: { duration: 94, width: 3840, height: 2160, poster } }
}

/** With a title. */
export function titled(
  upload: Upload,
  state: Title['state'],
  text = 'The harbour, before the town wakes',
): Upload {
  return { ...upload, title: state === 'failed' ? { text, state, error: error('network') } : { text, state } }
}

/** With something in own fields. */
export function described(upload: Upload, state: Title['state'], values: FieldValues): Upload {
  return {
    ...upload,
    fields: state === 'failed' ? { values, state, error: error('network') } : { values, state },
  }
}

/** `sent`, `accepted` and `reached` are mebibytes. */
function transfer(at: {
  readonly sent: number
  readonly accepted?: number
  readonly reached?: number
  readonly failure?: UploadError
  readonly bytesPerSecond?: number
}): Transfer {
  const { sent, accepted = sent, reached = sent, failure, bytesPerSecond } = at
  const now = startedAt + 60_000
  const bytesSent = sent * mebibyte
  return transferAt(accepted * mebibyte, {
    ticket: { videoId, uploadUrl: `https://upload.example/tus/${videoId}`, expiresAt: null },
    bytesSent,
    bytesReached: reached * mebibyte,
    attempt: failure === undefined ? 0 : 2,
    failure: failure ?? null,
    rate:
      bytesPerSecond === undefined ? null : { since: startedAt, at: now, bytes: bytesSent, bytesPerSecond },
  })
}

function video(fields: Partial<Video> = {}): Video {
  return videoWith({
    id: videoId,
    name: 'Harbour at dawn.mov',
    meta: { name: 'Harbour at dawn.mov' },
    width: 3840,
    height: 2160,
    size: 412 * mebibyte,
    thumbnail: new URL(thumbnail, location.href).href,
    preview: previewAddress(videoId),
    ...fields,
  })
}

export function validating(): Upload {
  return { ...base(), status: 'validating' }
}

export function rejected(rejection: Rejection, facts?: FileFacts): Upload {
  return { ...base(facts), status: 'rejected', rejections: [rejection] }
}

/** Files that were dropped together and refused: for their type, and every third one for its size. */
export function drop(files: number): readonly Upload[] {
  return Array.from({ length: files }, (_, index) => {
    const refused =
      index % 3 === 2
        ? rejected({ code: 'file-too-large', maxFileSize: 30_000_000_000 }, { name: `Raw take ${index}.mov` })
        : rejected({ code: 'file-type', accept: 'video/*' }, { name: `Shot list ${index}.pdf` })
    return { ...refused, addedAt: startedAt + index / 1000 }
  })
}

/** An upload from an earlier visit. Its file can be opened, or has to be chosen again. */
function ofEarlierVisit({ isAtHand = true } = {}) {
  const { id, source, addedAt } = base()
  const handle = { kind: 'file', name: source.file.name } as FileSystemFileHandle
  const { ticket, bytesAccepted } = transfer({ sent: 150 })
  return {
    id,
    addedAt,
    media: null,
    title: null,
    source: {
      kind: 'record',
      record: {
        id,
        file: source.file,
        fingerprint: null,
        handle: isAtHand ? handle : null,
        point: { step: 'transfer', ticket, bytesAccepted, chunkCeiling: null },
        addedAt,
        savedAt: addedAt,
        title: null,
      },
    },
  } as const
}

export function interrupted(options?: { readonly isAtHand: boolean }): Upload {
  return { ...ofEarlierVisit(options), status: 'interrupted', problem: null }
}

export function notReopened(problem: InterruptionProblem): Upload {
  return { ...ofEarlierVisit({ isAtHand: problem !== 'another-file' }), status: 'interrupted', problem }
}

export function reopening(): Upload {
  return { ...ofEarlierVisit(), status: 'reopening', chosen: null }
}

export function elsewhere(status: 'waiting' | 'sending' | 'encoding'): Upload {
  const bytesAccepted = (status === 'encoding' ? 412 : 150) * mebibyte
  const bytesReached = (status === 'encoding' ? 412 : 173) * mebibyte
  return {
    ...ofEarlierVisit(),
    status: 'elsewhere',
    view: { status, bytesAccepted, bytesReached },
    chosen: null,
  }
}

export function queued(facts?: FileFacts): Upload {
  return { ...base(facts), status: 'queued', transfer: null, held: false }
}

/** Waits for somebody to start it. */
export function held(facts?: FileFacts): Upload {
  return { ...base(facts), status: 'queued', transfer: null, held: true }
}

/** The same in a later visit, whose browser cannot open the file. */
export function heldEarlier(): Upload {
  const { source, ...rest } = ofEarlierVisit({ isAtHand: false })
  const record = { ...source.record, point: { step: 'hold' } } as const
  return { ...rest, source: { kind: 'record', record }, status: 'interrupted', problem: null }
}

export function queuedAgain(): Upload {
  return { ...base(), status: 'queued', transfer: transfer({ sent: 150, reached: 173 }), held: false }
}

/** The server asks to wait for five minutes. */
const busy: UploadError = { code: 'rate-limited', status: 429, retryAfter: 300_000 }

export function requesting(isRenewal = false): Upload {
  return { ...base(), status: 'requesting', attempt: 0, failure: null, isRenewal }
}

export function uploadingFirstBytes(): Upload {
  return { ...base(), status: 'uploading', transfer: transfer({ sent: 0.6, accepted: 0 }) }
}

export function uploading(facts?: FileFacts): Upload {
  const moving = transfer({ sent: 173, accepted: 150, bytesPerSecond: 3_400_000 })
  return { ...base(facts), status: 'uploading', transfer: moving }
}

/** The first upload URL expired. */
/** There is no room for its video at the moment. */
export function waitingForRoom(): Upload {
  return { ...base(), status: 'requesting', attempt: 1, failure: busy, isRenewal: false }
}

export function uploadingAnew(): Upload {
  const anew = { ...transfer({ sent: 12, accepted: 0, bytesPerSecond: 3_400_000 }), isRenewed: true }
  return { ...base(), status: 'uploading', transfer: anew }
}

export function retrying(failure: UploadError = error('network')): Upload {
  return { ...base(), status: 'uploading', transfer: transfer({ sent: 150, reached: 173, failure }) }
}

/** The server answers with an error. */
export function retryingServer(): Upload {
  return retrying({ code: 'transfer-failed', status: 503, retryAfter: null })
}

/** Unconfirmed bytes are resent, so the bar is ahead of this attempt. */
export function resending(): Upload {
  const moving = { sent: 158, accepted: 150, reached: 173, bytesPerSecond: 3_400_000 }
  const again = transfer({ ...moving, failure: error('network') })
  return { ...base(), status: 'uploading', transfer: again }
}

export function paused(cause: 'user' | 'offline', facts?: FileFacts): Upload {
  return { ...base(facts), status: 'paused', cause, transfer: transfer({ sent: 150, reached: 173 }) }
}

/** Nothing is confirmed yet. */
export function pausedInFirstChunk(): Upload {
  const size = 16 * mebibyte
  return { ...base({ size }), status: 'paused', cause: 'user', transfer: transfer({ sent: 0, reached: 4.4 }) }
}

export function processing(encoding: Encoding, facts?: FileFacts): Upload {
  return { ...base(facts), status: 'processing', videoId, encoding }
}

export function ready(facts?: FileFacts): Upload {
  return { ...base(facts), status: 'ready', video: video() }
}

/** It can be played while Stream makes better qualities. */
export function readyStillImproving(percentComplete: number | null = 66): Upload {
  const { status } = video()
  return {
    ...base(),
    status: 'ready',
    video: video({ status: { ...status, state: 'inprogress', percentComplete } }),
  }
}

/** Its picture needs a token too, so none is shown. */
export function readyForSignedUrls(): Upload {
  return { ...base(), status: 'ready', video: video({ requireSignedURLs: true }) }
}

/** A video that was at Stream before. */
export function there(upload: Upload, name = 'Harbour at dawn.mov'): Upload {
  return { ...upload, source: { kind: 'video', videoId, name } } as Upload
}

export function reading(name = ''): Upload {
  const source = { kind: 'video', videoId, name } as const
  return { ...base(), source, status: 'reading', videoId }
}

export function uploaded(): Upload {
  return { ...base(), status: 'uploaded', videoId }
}

/** Before the first byte: there was no upload URL. */
export function failedToStart(code: UploadErrorCode): Upload {
  return { ...base(), status: 'failed', error: error(code), retryFrom: { step: 'request', videoId: null } }
}

export function failedOnTheWay(code: UploadErrorCode, facts?: FileFacts): Upload {
  const retryFrom = { step: 'transfer', transfer: transfer({ sent: 150, reached: 173 }) } as const
  return { ...base(facts), status: 'failed', error: error(code), retryFrom }
}

export function failedInEncoding(code: UploadErrorCode, facts?: FileFacts): Upload {
  return { ...base(facts), status: 'failed', error: error(code), retryFrom: { step: 'processing', videoId } }
}

export function pausedLink(cause: 'user' | 'offline'): Upload {
  return ofLink({ ...base(), status: 'paused', cause, transfer: null })
}

/** A link that another tab has. */
export function linkElsewhere(status: LiveStatus): Upload {
  const link = { url: 'https://films.example/harbour.mp4', name: 'harbour.mp4' }
  const { id, addedAt, media, title } = base()
  const point = { step: 'request', videoId: null } as const
  const record = { id, link, point, title, addedAt, savedAt: addedAt }
  const view = { status, bytesAccepted: 0, bytesReached: 0 }
  return {
    id,
    source: { kind: 'record', record },
    addedAt,
    media,
    title,
    status: 'elsewhere',
    view,
    chosen: null,
  }
}

type LiveStatus = UploadIn<'elsewhere'>['view']['status']

/** An upload of a link instead of a file. */
export function ofLink(upload: Upload, name = 'harbour.mp4'): Upload {
  return { ...upload, source: { kind: 'link', url: `https://films.example/${name}`, name } } as Upload
}

function error(code: UploadErrorCode): UploadError {
  return { code, status: null, retryAfter: null }
}

export function cancelled(): Upload {
  return { ...base(), status: 'cancelled', videoId }
}

/** A moment ago, so that it can be undone. */
export function cancelling(): Upload {
  const until = Date.now() + 7000
  const transferred = transfer({ sent: 150, reached: 173 })
  const upload = base()
  const before = { ...upload, status: 'paused', cause: 'user', transfer: transferred } as const
  return { ...upload, status: 'cancelling', until, before }
}

/** Taken off the list a moment ago. */
export function removing(files: number): readonly UploadIn<'removing'>[] {
  return Array.from({ length: files }, () => {
    const before = { ...base(), status: 'uploaded', videoId } as const
    return { ...before, status: 'removing', until: Date.now() + 6000, before }
  })
}
