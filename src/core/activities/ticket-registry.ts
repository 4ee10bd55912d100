// One creation per upload: requests for tickets under way, and the deletion of videos that nobody uses.

import type { UploadTicket } from '../../protocol/messages.js'
import type { ImportedVideo, Ports, UploadOffer } from '../contract/ports.js'
import { createRetryPolicy } from '../contract/retry-policy.js'
import type { TransitionListener } from '../contract/transition-listener.js'
import type { Link } from '../model/link-source.js'
import { statusTraits } from '../model/status-traits.js'
import type { Upload, UploadId } from '../model/upload.js'
import { videoIdOf } from '../model/upload-facts.js'
import { retry } from '../transfer/retry.js'

/** With the name under which the video was created: the upload may have been renamed since the request. */
type Named<T> = T & { readonly name: string }

/**
 * Gives each upload one ticket, or each link one video, however often it asks: each creation is a video, and
 * reserves storage.
 */
export interface TicketRegistry {
  /** Returns the request for this upload that is under way, or makes a new one. */
  ticketFor(id: UploadId, offer: UploadOffer): Promise<Named<{ readonly ticket: UploadTicket }>>
  /** The same for a link. */
  videoFor(id: UploadId, link: Link): Promise<Named<ImportedVideo>>
  /**
   * Once an upload uses its ticket, the next request makes a new one. A video that nobody uses any more is
   * discarded as soon as its id is known.
   */
  readonly transitioned: TransitionListener
  /**
   * Deletes a video through the endpoint. Waits for a connection and retries; the last failure goes to
   * `reportError`.
   */
  discard(videoId: string): void
}

/** Whether the upload has taken its ticket or video. */
function isHandedOver(upload: Upload): boolean {
  return statusTraits[upload.status].usesTicket || ('transfer' in upload && upload.transfer !== null)
}

/**
 * Whether nobody will use the ticket that was requested for the upload: it is new, left the list, or ended
 * without it.
 */
function isAbandoned(next: Upload | null, previous: Upload | null): boolean {
  return next === null || previous === null || next.status === 'cancelled' || next.status === 'rejected'
}

/** Whether nobody uses the video any more that the upload had. */
function isLeftBehind(next: Upload | null, previous: Upload): boolean {
  // If only reading the status has failed, the video is complete and may be playing already.
  if (next === null) return previous.status === 'failed' && previous.retryFrom.step !== 'processing'
  if (next.status === 'cancelled') return true
  // With a new ticket, the old one's video is of no use, whether it failed or expired.
  return (next.status === 'queued' || next.status === 'requesting') && videoIdOf(next) === null
}

export function createTicketRegistry({
  tickets: source,
  clock,
  connectivity,
  reportError,
}: Ports): TicketRegistry {
  const tickets = new Map<UploadId, Promise<Named<{ readonly ticket: UploadTicket }>>>()
  const videos = new Map<UploadId, Promise<Named<ImportedVideo>>>()
  const policy = createRetryPolicy(clock.random)

  async function discard(videoId: string): Promise<void> {
    const tried = await retry(
      () => source.discard(videoId),
      { decide: (error, failures) => policy(error, failures, clock.now()) },
      { clock, connectivity },
    )
    // A video that does not exist any more counts as discarded.
    if (tried.kind !== 'done' && tried.error.code !== 'not-found') reportError(tried.thrown)
  }

  /** An answer after the timeout has created a video too. */
  async function create(offer: UploadOffer): Promise<Named<{ readonly ticket: UploadTicket }>> {
    return { ticket: await source.create(offer, discardUnused), name: offer.name }
  }

  async function importLink(link: Link): Promise<Named<ImportedVideo>> {
    return { ...(await source.importLink(link, discardUnused)), name: link.name }
  }

  function discardUnused({ videoId }: { readonly videoId: string | null }): void {
    if (videoId !== null) void discard(videoId)
  }

  function keep<T>(made: Map<UploadId, Promise<T>>, id: UploadId, asked: Promise<T>): Promise<T> {
    made.set(id, asked)
    asked.catch(() => {
      if (made.get(id) === asked) made.delete(id)
    })
    return asked
  }

  function handOver(id: UploadId): void {
    tickets.delete(id)
    videos.delete(id)
  }

  function abandon(id: UploadId): void {
    const asked = tickets.get(id)?.then(({ ticket }) => ticket) ?? videos.get(id)
    handOver(id)
    asked?.then(discardUnused, () => {})
  }

  return {
    ticketFor: (id, offer) => keep(tickets, id, tickets.get(id) ?? create(offer)),
    videoFor: (id, link) => keep(videos, id, videos.get(id) ?? importLink(link)),
    transitioned(next, previous, id) {
      if (isAbandoned(next, previous)) abandon(id)
      else if (next !== null && isHandedOver(next)) handOver(id)
      if (previous !== null && isLeftBehind(next, previous)) discardUnused({ videoId: videoIdOf(previous) })
    },
    discard: (videoId) => void discard(videoId),
  }
}
