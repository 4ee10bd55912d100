// Messages between tabs, and how uploads ended: made of uploads, and parsed, as another version may have written them.

import { cleanName } from '../../protocol/clean-name.js'
import { parseFieldValues } from '../../protocol/field-values.js'
import { asAmount, asObject, asText, type JsonObject } from '../../protocol/json.js'
import { parseVideo } from '../../protocol/video-status.js'
import type { SessionEnd, TabMessage } from '../contract/session-ports.js'
import { progressOf, transferOf } from '../machine/progress.js'
import type { LiveView, RemoteView, SessionOutcome } from '../model/remote-view.js'
import { statusTraits } from '../model/status-traits.js'
import type { Upload } from '../model/upload.js'
import { isErrorCode, plainError } from '../model/upload-error.js'
import { parseVideoIdentity } from './record-codec.js'
import { plainIdentityOf, pointOf } from './to-record.js'

export function toTabMessage(upload: Upload): TabMessage | null {
  const view = viewOf(upload)
  const details = { title: upload.title?.text ?? null, fields: upload.fields?.values }
  return view && { kind: 'view', id: upload.id, traits: plainIdentityOf(upload), ...details, view }
}

/** How the upload ended; `null` while it has not. */
export function outcomeOf(upload: Upload): SessionOutcome | null {
  const view = viewOf(upload)
  return view === null || 'bytesReached' in view ? null : view
}

function viewOf(upload: Upload): RemoteView | null {
  switch (upload.status) {
    case 'ready':
      return { status: 'ready', video: upload.video }
    case 'uploaded':
    case 'cancelled':
      return { status: upload.status, videoId: upload.videoId }
    case 'failed':
      if (pointOf(upload) === null) return { status: 'failed', error: upload.error }
      break
    default:
      if (!statusTraits[upload.status].isLocal) return null
  }
  const bytesReached = progressOf(upload).bytes
  const bytesAccepted = transferOf(upload)?.bytesAccepted ?? bytesReached
  return { status: liveStatusOf(upload), bytesAccepted, bytesReached }
}

function liveStatusOf(upload: Upload): LiveView['status'] {
  if (upload.status === 'processing' && upload.encoding.step !== 'downloading') return 'encoding'
  const isSending = upload.status === 'processing' || statusTraits[upload.status].holdsSlot
  return isSending ? 'sending' : 'waiting'
}

export function parseTabMessage(data: unknown): TabMessage | null {
  const fields = asObject(data)
  const id = asText(fields?.['id'])
  if (fields === null || id === null) return null
  if (fields['kind'] === 'asked') return { kind: 'asked', id }
  const identity = parseVideoIdentity(fields['traits'])
  const view = parseView(asObject(fields['view']))
  if (fields['kind'] !== 'view' || identity === null || view === null) return null
  const title = cleanName(asText(fields['title']) ?? '') || null
  const values = parseFieldValues(fields['fields']) ?? undefined
  return { kind: 'view', id, traits: identity, title, fields: values, view }
}

/** How an upload ended, as a store kept it; `null` if it is something else. */
export function parseEnd(stored: unknown): SessionEnd | null {
  const fields = asObject(stored)
  const id = asText(fields?.['id'])
  const view = parseView(asObject(fields?.['end']))
  return id === null || view === null || 'bytesReached' in view ? null : { id, end: view }
}

function parseView(view: JsonObject | null): RemoteView | null {
  const status = view?.['status']
  switch (status) {
    case 'waiting':
    case 'sending':
    case 'encoding': {
      const bytesAccepted = asAmount(view?.['bytesAccepted'])
      const bytesReached = asAmount(view?.['bytesReached'])
      return bytesAccepted === null || bytesReached === null ? null : { status, bytesAccepted, bytesReached }
    }
    case 'uploaded':
    case 'cancelled':
      return { status, videoId: asText(view?.['videoId']) }
    case 'ready': {
      const video = parseVideo(view?.['video'])
      return video === null ? null : { status, video }
    }
    case 'failed': {
      const code = asText(asObject(view?.['error'])?.['code'])
      return code !== null && isErrorCode(code) ? { status, error: plainError(code) } : null
    }
    default:
      return null
  }
}
