import type { Video } from '../../protocol/video-status.js'
import type { UploadError } from './upload-error.js'

/** Where another tab is with an upload. Positions are bytes from the start of the file. */
export interface LiveView {
  readonly status: 'waiting' | 'sending' | 'encoding'
  /** What the server has confirmed. */
  readonly bytesAccepted: number
  /** What that tab's bar shows. */
  readonly bytesReached: number
}

/** How it ended there. */
type SessionOutcome =
  | { readonly status: 'ready'; readonly video: Video }
  | { readonly status: 'uploaded' | 'cancelled'; readonly videoId: string | null }
  | { readonly status: 'failed'; readonly error: UploadError }

/** An upload as other tabs see it. */
export type RemoteView = LiveView | SessionOutcome
