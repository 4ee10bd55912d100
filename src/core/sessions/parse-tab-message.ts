// Parses messages of other tabs, which may run another version of the library.

import { asAmount, asObject, asText, type JsonObject } from '../../protocol/json.js'
import { cleanName } from '../../protocol/messages.js'
import { parseVideo } from '../../protocol/video-status.js'
import type { TabMessage } from '../contract/session-ports.js'
import type { RemoteView } from '../model/remote-view.js'
import { plainError, type UploadErrorCode } from '../model/upload-error.js'
import { parseVideoIdentity } from './record-codec.js'

export function parseTabMessage(data: unknown): TabMessage | null {
  const fields = asObject(data)
  const id = asText(fields?.['id'])
  if (fields === null || id === null) return null
  if (fields['kind'] === 'asked') return { kind: 'asked', id }
  const identity = parseVideoIdentity(fields['traits'])
  const view = parseView(asObject(fields['view']))
  return fields['kind'] === 'view' && identity !== null && view !== null
    ? { kind: 'view', id, traits: identity, title: cleanName(asText(fields['title']) ?? '') || null, view }
    : null
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
      return code === null ? null : { status, error: plainError(code as UploadErrorCode) }
    }
    default:
      return null
  }
}
