// Transitions of uploads whose file this tab does not have, and of those that another tab has.

import type { LiveView, RemoteView } from '../model/remote-view.js'
import type { FileRecord, LinkRecord, SessionRecord } from '../model/stored-upload.js'
import {
  baseOf,
  type InterruptionProblem,
  type PickedFile,
  type RecordSource,
  type StandingUpload,
  type Upload,
  type UploadBase,
  type UploadIn,
  type VideoSource,
} from '../model/upload.js'
import { isHeld, isLink, videoIdOf } from '../model/upload-facts.js'
import type { Link } from '../model/video-identity.js'
import { startTransfer } from './transfer.js'
import type { HeardDetails } from './upload-event.js'

export function startProcessing(upload: UploadBase, videoId: string): UploadIn<'processing'> {
  const step = isLink(upload) ? 'downloading' : 'queued'
  return { ...baseOf(upload), status: 'processing', videoId, encoding: { step, percent: null } }
}

export function startReading(upload: UploadBase, source: VideoSource): UploadIn<'reading'> {
  return { ...baseOf(upload), source, status: 'reading', videoId: source.videoId }
}

/** Every byte is there, or Stream fetches it. */
export function handedOver(upload: UploadBase, videoId: string | null, tracked: boolean): StandingUpload {
  if (!tracked || videoId === null) return { ...baseOf(upload), status: 'uploaded', videoId }
  return startProcessing(upload, videoId)
}

export function handOver(
  upload: Upload,
  { record, view }: { record: SessionRecord; view: LiveView },
): Upload {
  const chosen = upload.source.kind === 'file' ? upload.source : null
  return { ...baseOf(upload), source: { kind: 'record', record }, status: 'elsewhere', view, chosen }
}

export function interrupt(
  upload: UploadBase<RecordSource<FileRecord>>,
  problem: InterruptionProblem | null,
): UploadIn<'interrupted'> {
  return { ...baseOf(upload), status: 'interrupted', problem }
}

/** Goes on without a click where the record can open the file. */
export function setAside(upload: UploadBase, { record }: { record: FileRecord }): Upload {
  const left = { ...baseOf(upload), source: { kind: 'record', record } } as const
  return record.handle === null
    ? interrupt(left, 'file-missing')
    : startReopening(interrupt(left, null), null)
}

export function startReopening(upload: UploadIn<'interrupted'>, chosen: PickedFile | null): Upload {
  return { ...baseOf(upload), status: 'reopening', chosen }
}

/** Continues from the newest record, which may be further than the row was. */
export function reattach(
  upload: UploadIn<'reopening'>,
  { file, handle, record }: PickedFile & { record: SessionRecord },
): Upload {
  const { title, fields, point } = record
  const found = { ...baseOf(upload), title, fields, source: { kind: 'file', file, handle } } as const
  if (point.step === 'processing') return startProcessing(found, point.videoId)
  // Somebody may have started the row since its record was written.
  const held = point.step === 'hold' && upload.source.record.point.step === 'hold'
  if (point.step !== 'transfer') return { ...found, status: 'queued', transfer: null, held }
  // The server says later where it really is.
  const { ticket, bytesAccepted, chunkCeiling } = point
  const positions = { bytesSent: bytesAccepted, bytesAccepted, bytesReached: bytesAccepted }
  const transfer = { ...startTransfer(ticket, false), chunkCeiling, ...positions }
  return { ...found, status: 'queued', transfer, held }
}

/** Whether the file can be opened by its handle. A file that was missing or changed is not tried again. */
export function canOpenAgain({ source, problem }: UploadIn<'interrupted'>): boolean {
  return source.record.handle !== null && (problem === null || problem === 'permission-denied')
}

export function mirrorRemote(
  { title: known, fields: written, ...rest }: UploadIn<'interrupted' | 'elsewhere'>,
  view: RemoteView,
  heard: HeardDetails | null,
  chosen: PickedFile | null,
): Upload {
  // The other tab saves both.
  const title =
    heard === null || heard.title === null ? known : ({ text: heard.title, state: 'saved' } as const)
  const values = heard?.fields ?? written?.values
  const upload = { ...rest, title, ...(values && ({ fields: { values, state: 'saved' } } as const)) }
  if ('video' in view) return { ...baseOf(upload), ...view }
  if ('videoId' in view) return { ...baseOf(upload), ...view }
  if ('error' in view) return { ...baseOf(upload), ...view, retryFrom: { step: 'request', videoId: null } }
  return { ...baseOf(upload), status: 'elsewhere', view, chosen }
}

export function takeOver(upload: UploadIn<'elsewhere'>, record: SessionRecord | null): Upload {
  if (record === null) return endUnheard(upload)
  const { title, fields, point } = record
  if ('link' in record) return continueLink({ ...upload, title, fields }, record)
  const left = { ...baseOf(upload), title, fields, source: { kind: 'record', record } } as const
  if (point.step === 'processing') return startProcessing(left, point.videoId)
  const waiting = interrupt(left, null)
  return upload.chosen === null ? waiting : startReopening(waiting, upload.chosen)
}

/** It ended in another tab, but this one does not know how. */
function endUnheard(upload: UploadIn<'elsewhere'>): Upload {
  // A video that a failed attempt left is not its video.
  const isLeftover = upload.source.record.point.step === 'request'
  return { ...baseOf(upload), status: 'uploaded', videoId: isLeftover ? null : videoIdOf(upload) }
}

/** Opens the file of a row that an earlier visit has held, and starts it then, unless something is missing. */
export function startHeld(upload: UploadIn<'interrupted'>, isLacking: boolean): Upload {
  if (!isHeld(upload) || !canOpenAgain(upload)) return upload
  if (isLacking) return startReopening(upload, null)
  const record = { ...upload.source.record, point: { step: 'request', videoId: null } } as const
  return startReopening({ ...upload, source: { kind: 'record', record } }, null)
}

/** A link needs no file: it continues at once, unless the person had paused it. */
function continueLink(upload: UploadIn<'elsewhere'>, { link, point }: LinkRecord): Upload {
  const queued = requeueLink(upload, link)
  if (point.step === 'processing') return startProcessing(queued, point.videoId)
  if (point.step === 'hold') return { ...queued, held: true }
  return point.step === 'pause'
    ? { ...baseOf(queued), source: queued.source, status: 'paused', transfer: null, cause: 'user' }
    : queued
}

export function requeueLink(upload: UploadBase, link: Link): UploadIn<'queued'> & { transfer: null } {
  const { url, name } = link
  const source = { kind: 'link', url, name } as const
  return { ...baseOf(upload), source, status: 'queued', transfer: null, held: false }
}
