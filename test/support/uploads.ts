import type { Upload, UploadTicket, Video } from 'react-stream-uploader'
import { fileOf, transferAt, uploadIn as uploadOf, videoWith as videoIn } from 'react-stream-uploader/testing'
import type { SessionRecord } from '../../src/core/model/stored-upload.js'

export { fileOf, transferAt }

export const ticket: UploadTicket = transferAt(0).ticket

/** A video that is being encoded, unless fields say otherwise. */
export function videoWith({ status, ...fields }: NonNullable<Parameters<typeof videoIn>[0]> = {}): Video {
  return videoIn({
    readyToStream: false,
    duration: null,
    ...fields,
    status: { state: 'inprogress', percentComplete: 42, ...status },
  })
}

type Rest<S extends Upload['status']> = Omit<
  Extract<Upload, { status: S }>,
  'id' | 'source' | 'addedAt' | 'media' | 'title' | 'status' | 'held'
> & { readonly held?: boolean }

/** A file as the host hears of it. */
export function offerOf(file: File, duration: number | null = null) {
  return { file, name: file.name, duration }
}

/** An upload in any status, of a file of 1,000 bytes unless another is given. One file is one upload: tests compare them. */
export function uploadIn<S extends Upload['status']>(
  status: S,
  rest: Rest<S>,
  file: File = fileOf(1000),
): Extract<Upload, { status: S }> {
  return uploadOf(
    status,
    { id: `upload-of-${file.name}`, ...rest } as Partial<Extract<Upload, { status: S }>>,
    file,
  )
}

/** A video that was at Stream before, in any status. */
export function thereIn<S extends Upload['status']>(
  status: S,
  rest: Rest<S>,
  name = 'Intro',
): Extract<Upload, { status: S }> {
  const source = { kind: 'video', videoId: 'v', name }
  return { ...uploadIn(status, rest), id: 'video-v', source }
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
  const fields = { id: record.id, source: { kind: 'record', record }, ...rest }
  return uploadOf(status, fields as unknown as Partial<Extract<Upload, { status: S }>>)
}
