// An upload as other tabs see it.

import type { Video } from '../../protocol/video-status.js'
import type { UploadError } from './upload-error.js'

/** What another tab is doing with an upload. Positions are bytes from the start of the file. */
export interface LiveView {
  readonly status: 'waiting' | 'sending' | 'encoding'
  /** What the server has confirmed. */
  readonly bytesAccepted: number
  /** The furthest that any attempt came: what that tab's bar shows. */
  readonly bytesReached: number
}

export type SessionOutcome =
  | { readonly status: 'ready'; readonly video: Video }
  | { readonly status: 'uploaded' | 'cancelled'; readonly videoId: string | null }
  | { readonly status: 'failed'; readonly error: UploadError }

export type RemoteView = LiveView | SessionOutcome
