// Uploads in any status, for rows that a test or a story shows.

import type {
  Transfer,
  Upload,
  UploadBase,
  UploadIn,
  UploadSource,
  UploadStatus,
} from '../core/model/upload.js'
import type { UploadTicket } from '../protocol/ticket.js'
import { parseVideo, type Video, type VideoStatus } from '../protocol/video-status.js'
import { fileOf } from './files.js'

const videoId = 'a'.repeat(32)
const ticket: UploadTicket = {
  videoId,
  uploadUrl: `https://upload.cloudflarestream.com/tus/${videoId}`,
  expiresAt: null,
}

/** A transfer of which the server has so many bytes. */
export function transferAt(bytesAccepted: number, more: Partial<Transfer> = {}): Transfer {
  return {
    ticket,
    bytesSent: bytesAccepted,
    bytesAccepted,
    bytesReached: bytesAccepted,
    isRenewed: false,
    chunkCeiling: null,
    attempt: 0,
    failure: null,
    rate: null,
    ...more,
  }
}

type VideoFields = Omit<Partial<Video>, 'status'> & { readonly status?: Partial<VideoStatus> }

/** A video that can be played, with other fields if given. */
export function videoWith({ status, ...fields }: VideoFields = {}): Video {
  const video = parseVideo({
    uid: videoId,
    meta: { name: 'holiday.mp4' },
    size: 1000,
    duration: 94,
    readyToStream: true,
    status: { state: 'ready', pctComplete: '100.000000', errorReasonCode: '' },
  })
  if (video === null) throw new Error('This video cannot be read.')
  return { ...video, ...fields, status: { ...video.status, ...status } }
}

type Rest<S extends UploadStatus> = Omit<UploadIn<S>, keyof UploadBase | 'status'>

/** Milliseconds, as long as people can undo. */
const UNDO = 8000

/** What an upload of a file of this size has in each status, unless the test says otherwise. */
const rest: { readonly [S in UploadStatus]: (size: number) => Rest<S> } = {
  validating: () => ({}),
  rejected: () => ({ rejections: [{ code: 'file-type', accept: 'video/*' }] }),
  interrupted: () => ({ problem: null }),
  reopening: () => ({ chosen: null }),
  elsewhere: (size) => ({
    view: { status: 'sending', bytesAccepted: part(size), bytesReached: part(size) },
    chosen: null,
  }),
  queued: () => ({ transfer: null, held: false }),
  requesting: () => ({ attempt: 0, failure: null, isRenewal: false }),
  uploading: (size) => ({ transfer: transferAt(part(size)) }),
  paused: (size) => ({ cause: 'user', transfer: transferAt(part(size)) }),
  reading: () => ({ videoId }),
  processing: () => ({ videoId, encoding: { step: 'encoding', percent: 42 } }),
  ready: () => ({ video: videoWith() }),
  uploaded: () => ({ videoId }),
  failed: (size) => ({
    error: { code: 'network', status: null, retryAfter: null },
    retryFrom: { step: 'transfer', transfer: transferAt(part(size)) },
  }),
  cancelled: () => ({ videoId: null }),
  cancelling: (size) => ({
    until: Date.now() + UNDO,
    before: uploadIn('paused', {}, fileOf(size)),
  }),
  removing: (size) => ({ until: Date.now() + UNDO, before: uploadIn('ready', {}, fileOf(size)) }),
}

const part = (size: number): number => Math.floor(size * 0.4)

let count = 0

/**
 * An upload in this status: `uploadIn('paused')`, or `uploadIn('paused', { cause: 'offline' })`. Fields that are not given are such as
 * a person may meet; each upload has an id of its own. In a list, `<StreamUploader uploader={uploaderWith([…])}>` shows it.
 */
export function uploadIn<S extends UploadStatus>(
  status: S,
  fields: Partial<UploadIn<S>> = {},
  file: File = fileOf(412_000_000),
): UploadIn<S> {
  count += 1
  const id = `upload-${count}`
  const base = { id, source: sourceOf(status, id, file), addedAt: 0, media: null, title: null }
  const upload = { ...base, ...rest[status](file.size), ...fields, status }
  // What was cancelled is the same upload as before.
  const before = 'before' in upload ? { before: { ...upload.before, ...onlyBase(upload) } } : {}
  return { ...upload, ...before } as unknown as UploadIn<S>
}

function onlyBase({ id, source, addedAt, media, title, fields }: UploadBase): UploadBase {
  return { id, source, addedAt, media, title, ...(fields !== undefined && { fields }) }
}

/** Of an earlier visit or another tab there is only a record, and of a video that was there before only its id. */
function sourceOf(status: Upload['status'], id: string, file: File): UploadSource {
  if (status === 'reading') return { kind: 'video', videoId, name: file.name }
  if (status !== 'interrupted' && status !== 'reopening' && status !== 'elsewhere') {
    return { kind: 'file', file, handle: null }
  }
  const { name, size, type, lastModified } = file
  const record = {
    id,
    file: { name, size, type, lastModified },
    fingerprint: null,
    handle: null,
    point: { step: 'transfer', ticket, bytesAccepted: part(size), chunkCeiling: null },
    title: null,
    addedAt: 0,
    savedAt: 0,
  } as const
  return { kind: 'record', record }
}
