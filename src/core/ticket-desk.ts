import { isExpiring, type UploadTicket } from '../protocol/messages.js'
import { pause } from './pause.js'
import type { Connectivity, Ports, UploadOffer } from './ports.js'
import { createRetryPolicy } from './retry-policy.js'
import type { UploadId } from './upload.js'
import { uploadErrorOf } from './upload-error.js'

/** Hands out one ticket an upload, however often it is asked for: each creation is a video, and reserves storage. */
export interface TicketDesk {
  /** The ticket of this upload: a new one, the one under way, or the one that came while the upload was paused. */
  ticketFor(id: UploadId, offer: UploadOffer): Promise<UploadTicket>
  /** The upload uses its ticket now: the next one asked for is new. */
  handOver(id: UploadId): void
  /** Nobody wants the ticket any more: its video is discarded, as soon as it is known. */
  abandon(id: UploadId): void
  /** Removes a video at the host. Goes on by itself: waits for a connection, tries again after a failure, and in the end reports it. */
  discard(videoId: string): void
}

function untilOnline(connectivity: Connectivity): Promise<void> {
  return new Promise((resolve) => {
    const leave = connectivity.subscribe(() => {
      if (!connectivity.isOnline()) return
      leave()
      resolve()
    })
  })
}

export function createTicketDesk({ tickets: source, clock, connectivity, reportError }: Ports): TicketDesk {
  const tickets = new Map<UploadId, Promise<UploadTicket>>()
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
        await pause(decision.ms, clock, never)
      }
    }
  }

  /** An answer that comes when nobody waits for it any more is a video too. */
  const create = (offer: UploadOffer): Promise<UploadTicket> => source.create(offer, discardUnused)

  function discardUnused({ videoId }: UploadTicket): void {
    if (videoId !== null) void discard(videoId)
  }

  /** A ticket that came while the upload was paused, and has run out since, is worth nothing. */
  async function renewed(known: Promise<UploadTicket>, offer: UploadOffer): Promise<UploadTicket> {
    const ticket = await known
    if (!isExpiring(ticket, clock.now())) return ticket
    discardUnused(ticket)
    return create(offer)
  }

  return {
    ticketFor(id, offer) {
      const known = tickets.get(id)
      const asked = known === undefined ? create(offer) : renewed(known, offer)
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
      asked?.then(discardUnused, () => {})
    },
    discard: (videoId) => void discard(videoId),
  }
}
