import type { UploadTicket } from '../protocol/messages.js'
import type { TicketSource } from './ports.js'
import type { UploadId } from './upload.js'

/** Hands out one ticket an upload, however often it is asked for: each creation is a video, and reserves storage. */
export interface TicketDesk {
  /** The ticket of this upload: a new one, the one under way, or the one that came while the upload was paused. */
  ticketFor(id: UploadId, file: File): Promise<UploadTicket>
  /** The upload uses its ticket now, or has failed with it: the next one asked for is new. */
  handOver(id: UploadId): void
  /** Nobody wants the ticket any more: its video is discarded, as soon as it is known. */
  abandon(id: UploadId): void
  /** Removes a video at the host. It is a courtesy: Stream drops unused uploads by itself, so a failure changes nothing. */
  discard(videoId: string): void
}

export function createTicketDesk(source: TicketSource): TicketDesk {
  const tickets = new Map<UploadId, Promise<UploadTicket>>()

  function discard(videoId: string): void {
    source.discard(videoId).catch(() => {})
  }

  return {
    ticketFor(id, file) {
      const known = tickets.get(id)
      if (known !== undefined) return known
      const asked = source.create(file)
      tickets.set(id, asked)
      asked.catch(() => {
        if (tickets.get(id) === asked) tickets.delete(id)
      })
      return asked
    },
    handOver(id) {
      tickets.delete(id)
    },
    abandon(id) {
      const asked = tickets.get(id)
      tickets.delete(id)
      asked?.then(
        ({ videoId }) => {
          if (videoId !== null) discard(videoId)
        },
        () => {},
      )
    },
    discard,
  }
}
