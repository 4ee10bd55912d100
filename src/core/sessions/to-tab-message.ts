// An upload as a message to other tabs.

import type { TabMessage } from '../contract/session-ports.js'
import { progressOf, transferOf } from '../machine/progress.js'
import type { LiveView, RemoteView } from '../model/remote-view.js'
import { statusTraits } from '../model/status-traits.js'
import type { Upload } from '../model/upload.js'
import { plainIdentityOf, pointOf } from './to-record.js'

export function toTabMessage(upload: Upload): TabMessage | null {
  const view = viewOf(upload)
  const title = upload.title?.text ?? null
  return view && { kind: 'view', id: upload.id, traits: plainIdentityOf(upload), title, view }
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
    case 'validating':
    case 'rejected':
    case 'interrupted':
    case 'reopening':
    case 'elsewhere':
      return null
    default:
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
