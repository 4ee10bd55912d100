import type { SessionRecord } from './session-record.js'
import type { LiveView, SessionView } from './session-view.js'
import { newTransfer } from './transfer.js'
import {
  type Identity,
  type InterruptionProblem,
  identityOf,
  type PickedFile,
  type RecordSource,
  type Transfer,
  type Upload,
  type UploadIn,
  videoIdOf,
} from './upload.js'

/* What becomes of uploads whose file is not at hand, and of those that another tab has. */

export function processing(upload: Identity, videoId: string): UploadIn<'processing'> {
  return { ...identityOf(upload), status: 'processing', videoId, encoding: { step: 'queued', percent: null } }
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
  upload: Identity<RecordSource>,
  problem: InterruptionProblem | null,
): UploadIn<'interrupted'> {
  return { ...identityOf(upload), status: 'interrupted', problem }
}

export function reopening(upload: UploadIn<'interrupted'>, chosen: PickedFile | null): UploadIn<'reopening'> {
  return { ...identityOf(upload), status: 'reopening', chosen }
}

/** The transfer of an earlier visit. Where it really is the server says. */
export function transferFrom({ point }: SessionRecord): Transfer | null {
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
  upload: UploadIn<'interrupted' | 'elsewhere'>,
  view: SessionView,
  chosen: PickedFile | null,
): Upload {
  if ('video' in view) return { ...identityOf(upload), ...view }
  if ('videoId' in view) return { ...identityOf(upload), ...view }
  if ('error' in view) {
    return { ...identityOf(upload), ...view, retryFrom: { step: 'request', videoId: null } }
  }
  return { ...identityOf(upload), status: 'elsewhere', view, chosen }
}

export function inherited(upload: UploadIn<'elsewhere'>, record: SessionRecord | null): Upload {
  // It was over there, and how it ended was not heard.
  if (record === null) return { ...identityOf(upload), status: 'uploaded', videoId: videoIdOf(upload) }
  const left = { ...identityOf(upload), source: { kind: 'record', record } } as const
  if (record.point.step === 'processing') return processing(left, record.point.videoId)
  const waiting = interrupted(left, null)
  return upload.chosen === null ? waiting : reopening(waiting, upload.chosen)
}
