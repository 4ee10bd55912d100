import type { Link } from './link.js'
import type { FileRecord, LinkRecord, SessionRecord } from './session-record.js'
import type { LiveView, SessionView } from './session-view.js'
import { newTransfer } from './transfer.js'
import {
  type Identity,
  type InterruptionProblem,
  identityOf,
  isLink,
  type PickedFile,
  type RecordSource,
  type Transfer,
  type Upload,
  type UploadIn,
  videoIdOf,
} from './upload.js'

/* What becomes of uploads whose file is not at hand, and of those that another tab has. */

export function processing(upload: Identity, videoId: string): UploadIn<'processing'> {
  const step = isLink(upload) ? 'downloading' : 'queued'
  return { ...identityOf(upload), status: 'processing', videoId, encoding: { step, percent: null } }
}

export function givenAway(
  upload: Upload,
  { record, view }: { record: SessionRecord; view: LiveView },
): UploadIn<'elsewhere'> {
  const { source } = upload
  const chosen = source.kind === 'file' ? { file: source.file, handle: source.handle } : null
  return {
    ...identityOf(upload),
    source: { kind: 'record', record },
    status: 'elsewhere',
    view,
    chosen,
  }
}

export function interrupted(
  upload: Identity<RecordSource<FileRecord>>,
  problem: InterruptionProblem | null,
): UploadIn<'interrupted'> {
  return { ...identityOf(upload), status: 'interrupted', problem }
}

export function reopening(upload: UploadIn<'interrupted'>, chosen: PickedFile | null): UploadIn<'reopening'> {
  return { ...identityOf(upload), status: 'reopening', chosen }
}

/** Goes on as the newest record has it, which may be further than the row knew. */
export function reopened(
  upload: UploadIn<'reopening'>,
  { file, handle, record }: PickedFile & { record: SessionRecord },
): Upload {
  const { title, point } = record
  const found = { ...identityOf(upload), title, source: { kind: 'file', file, handle } } as const
  return point.step === 'processing'
    ? processing(found, point.videoId)
    : { ...found, status: 'queued', transfer: transferFrom(record) }
}

/** Whether its file can be opened by the handle. What was found missing or changed would be so again. */
export function canOpenAgain({ source, problem }: UploadIn<'interrupted'>): boolean {
  return source.record.handle !== null && (problem === null || problem === 'permission-denied')
}

/** The transfer of an earlier visit. Where it really is the server says. */
function transferFrom({ point }: SessionRecord): Transfer | null {
  if (point.step !== 'transfer') return null
  const { ticket, bytesAccepted } = point
  return {
    ...newTransfer(ticket, false),
    bytesSent: bytesAccepted,
    bytesAccepted,
    bytesReached: bytesAccepted,
  }
}

export function followed(
  { title: known, ...rest }: UploadIn<'interrupted' | 'elsewhere'>,
  view: SessionView,
  text: string | null,
  chosen: PickedFile | null,
): Upload {
  const title = text === null ? known : ({ text, state: 'saved' } as const)
  const upload = { ...rest, title }
  if ('video' in view) return { ...identityOf(upload), ...view }
  if ('videoId' in view) return { ...identityOf(upload), ...view }
  if ('error' in view) {
    return { ...identityOf(upload), ...view, retryFrom: { step: 'request', videoId: null } }
  }
  return { ...identityOf(upload), status: 'elsewhere', view, chosen }
}

export function inherited(upload: UploadIn<'elsewhere'>, record: SessionRecord | null): Upload {
  if (record === null) return endedElsewhere(upload)
  const { title } = record
  if ('link' in record) return goesOn({ ...upload, title }, record)
  const left = { ...identityOf(upload), title, source: { kind: 'record', record } } as const
  if (record.point.step === 'processing') return processing(left, record.point.videoId)
  const waiting = interrupted(left, null)
  return upload.chosen === null ? waiting : reopening(waiting, upload.chosen)
}

/** How it ended was not heard. The video of a failed try is not the one with which it did. */
function endedElsewhere(upload: UploadIn<'elsewhere'>): Upload {
  const isLeftover = upload.source.record.point.step === 'request'
  return { ...identityOf(upload), status: 'uploaded', videoId: isLeftover ? null : videoIdOf(upload) }
}

/** A link needs no file: it goes on by itself, unless the person held it back. */
function goesOn(upload: UploadIn<'elsewhere'>, { link, point }: LinkRecord): Upload {
  const queued = queuedLink(upload, link)
  if (point.step === 'processing') return processing(queued, point.videoId)
  return point.step === 'pause' ? { ...queued, status: 'paused', cause: 'user' } : queued
}

export function queuedLink(upload: Identity, { url, name }: Link): UploadIn<'queued'> & { transfer: null } {
  return { ...identityOf(upload), source: { kind: 'link', url, name }, status: 'queued', transfer: null }
}
