// One creation an upload, as activities ask for it.

import type { UploadTicket } from '../../protocol/messages.js'
import type { Link } from '../model/link-source.js'
import type { UploadId } from '../model/upload.js'
import type { ImportedVideo, UploadOffer } from './ports.js'
import type { TransitionListener } from './transition-listener.js'

/** With the name under which the video was created: its upload may have been renamed since that was asked for. */
export type Named<T> = T & { readonly name: string }

/** Hands out one ticket an upload, or one video a link, however often asked: each creation is a video, and reserves storage. */
export interface TicketRegistry {
  /** The ticket of this upload: a new one, or the one under way. */
  ticketFor(id: UploadId, offer: UploadOffer): Promise<Named<{ readonly ticket: UploadTicket }>>
  /** The same for a link. */
  videoFor(id: UploadId, link: Link): Promise<Named<ImportedVideo>>
  /**
   * What an upload uses is handed over to it: the next one asked for is new. What nobody wants any more is discarded as
   * soon as its video is known.
   */
  readonly transitioned: TransitionListener
}
