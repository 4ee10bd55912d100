import type { Transfer, Upload, UploadTicket, Video, VideoStatus } from 'react-stream-uploader'
import type { SessionRecord } from '../../src/core/model/stored-upload.js'
import { parseVideo } from '../../src/protocol/video-status.js'

export const ticket: UploadTicket = {
  videoId: 'a'.repeat(32),
  uploadUrl: 'https://upload.cloudflarestream.com/tus/a?tusv2=true',
  expiresAt: null,
}

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

/** A file of any size that takes no memory. */
export function fileOf(size: number, name = 'holiday.mp4', type = 'video/mp4'): File {
  const file = new File([], name, { type, lastModified: 1_700_000_000_000 })
  return Object.defineProperty(file, 'size', { value: size })
}

type VideoFields = Omit<Partial<Video>, 'status'> & { readonly status?: Partial<VideoStatus> }

export function videoWith({ status, ...fields }: VideoFields = {}): Video {
  const video = parseVideo({
    uid: 'a'.repeat(32),
    meta: { name: 'holiday.mp4' },
    size: 1000,
    status: { state: 'inprogress', pctComplete: '42.000000', errorReasonCode: '' },
  })
  if (video === null) throw new Error('No video')
  return { ...video, ...fields, status: { ...video.status, ...status } }
}

type Rest<S extends Upload['status']> = Omit<
  Extract<Upload, { status: S }>,
  'id' | 'source' | 'addedAt' | 'media' | 'title' | 'status' | 'held'
> & { readonly held?: boolean }

/** A file as the host hears of it. */
export function offerOf(file: File, duration: number | null = null) {
  return { file, name: file.name, duration }
}

/** An upload in any status, of a file of 1,000 bytes unless another is given. */
export function uploadIn<S extends Upload['status']>(
  status: S,
  rest: Rest<S>,
  file: File = fileOf(1000),
): Extract<Upload, { status: S }> {
  const upload = {
    id: `upload-of-${file.name}`,
    source: { kind: 'file', file, handle: null },
    addedAt: 0,
    media: null,
    title: null,
    status,
    ...(status === 'queued' && { held: false }),
    ...rest,
  }
  return upload as unknown as Extract<Upload, { status: S }>
}

/** Stands for a handle: what it opens is the file as it is now. */
export function handleOf(file: File | null): FileSystemFileHandle {
  const getFile = async (): Promise<File> => {
    if (file === null) throw new DOMException('gone', 'NotFoundError')
    return file
  }
  return { kind: 'file', name: file?.name ?? 'gone', getFile } as unknown as FileSystemFileHandle
}

/** What an earlier visit left of a file of 1,000 bytes, 400 of which the server has. */
function recordWith(more: Partial<SessionRecord> = {}): SessionRecord {
  const { name, size, type, lastModified } = fileOf(1000)
  return {
    id: 'of-an-earlier-visit',
    file: { name, size, type, lastModified },
    fingerprint: null,
    handle: handleOf(fileOf(1000)),
    point: { step: 'transfer', ticket, bytesAccepted: 400, chunkCeiling: null },
    addedAt: 0,
    savedAt: 0,
    title: null,
    ...more,
  }
}

/** An upload of an earlier visit, or of another tab. */
export function sessionIn<S extends 'interrupted' | 'reopening' | 'elsewhere'>(
  status: S,
  rest: Rest<S>,
  record: SessionRecord = recordWith(),
): Extract<Upload, { status: S }> {
  const upload = {
    id: record.id,
    source: { kind: 'record', record },
    addedAt: 0,
    media: null,
    title: null,
    status,
    ...rest,
  }
  return upload as unknown as Extract<Upload, { status: S }>
}
