import type { UploadTicket } from '../../protocol/messages.js'
import type { ImportedVideo, Ports, UploadOffer } from '../contract/ports.js'
import { createRetryPolicy } from '../contract/retry-policy.js'
import type { Link } from '../model/link-source.js'
import type { Upload, UploadId, UploadStatus } from '../model/upload.js'
import { uploadErrorOf } from '../model/upload-error.js'
import { videoIdOf } from '../model/upload-facts.js'
import { delay } from '../transfer/delay.js'
import { untilOnline } from '../transfer/until-online.js'

/** With the name under which the video was created: the one under way may have been asked for before its upload was renamed. */
type Named<T> = T & { readonly name: string }

/** Hands out one ticket an upload, or one video a link, however often it is asked for: each creation is a video, and reserves storage. */
export interface TicketRegistry {
  /** The ticket of this upload: a new one, or the one under way. */
  ticketFor(id: UploadId, offer: UploadOffer): Promise<Named<{ readonly ticket: UploadTicket }>>
  /** The same for a link. */
  videoFor(id: UploadId, link: Link): Promise<Named<ImportedVideo>>
  /**
   * After each change of status, and when a ticket came during a pause; with `null` for an upload that left the list. What it uses now is handed over: the next one asked for is
   * new. What nobody wants any more is discarded, as soon as it is known.
   */
  changed(next: Upload | null, previous: Upload): void
  /** What was asked for the upload is not wanted any more: another tab has it, or has had it. */
  abandon(id: UploadId): void
  /** Removes a video at the host. Goes on by itself: waits for a connection, tries again after a failure, and in the end reports it. */
  discard(videoId: string): void
}

const inUse: ReadonlySet<UploadStatus> = new Set(['uploading', 'processing', 'uploaded'])

/** Whether what was made for the upload is in its own hands by now. */
function isHandedOver(upload: Upload): boolean {
  return inUse.has(upload.status) || ('transfer' in upload && upload.transfer !== null)
}

/** Whether nobody wants the video any more that the upload had. */
function isLeftBehind(next: Upload | null, previous: Upload): boolean {
  // Where only the reading of the status has failed, the video is whole and may be playing already.
  if (next === null) return previous.status === 'failed' && previous.retryFrom.step !== 'processing'
  if (next.status === 'cancelled') return true
  // A new ticket leaves the video of the old one behind, whether it failed or ran out.
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
  const never = new AbortController().signal
  const policy = createRetryPolicy(clock.random)

  async function discard(videoId: string): Promise<void> {
    for (let attempt = 0; ; attempt++) {
      try {
        return await source.discard(videoId)
      } catch (thrown) {
        const error = uploadErrorOf(thrown)
        if (error.code === 'not-found') return
        if (!connectivity.isOnline()) {
          // However long it takes: the tries are for servers that fail.
          await untilOnline(connectivity)
          attempt = -1
          continue
        }
        const decision = policy(error, attempt, clock.now())
        if (decision.kind !== 'wait') return reportError(thrown)
        await delay(decision.ms, clock, never)
      }
    }
  }

  /** An answer that comes when nobody waits for it any more is a video too. */
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
    changed(next, previous) {
      if (next === null || next.status === 'cancelled') abandon(previous.id)
      else if (isHandedOver(next)) handOver(next.id)
      if (isLeftBehind(next, previous)) discardUnused({ videoId: videoIdOf(previous) })
    },
    abandon,
    discard: (videoId) => void discard(videoId),
  }
}
