// One creation an upload: tickets under way, and what becomes of those that nobody uses.

import type { UploadTicket } from '../../protocol/ticket.js'
import type { Made, TicketRegistry } from '../contract/activity-context.js'
import type { ImportedVideo, Ports } from '../contract/ports.js'
import { statusTraits } from '../model/status-traits.js'
import type { Upload, UploadId } from '../model/upload.js'
import { UploadFailure } from '../model/upload-error.js'
import { standingOf } from '../model/upload-facts.js'

function isHandedOver(given: Upload): boolean {
  const upload = standingOf(given)
  return statusTraits[upload.status].usesTicket || ('transfer' in upload && upload.transfer !== null)
}

/** Whether nobody will ever use what was asked for the upload: it came anew, left, or has ended without it. */
function isAbandoned(next: Upload | null, previous: Upload | null): boolean {
  return next === null || previous === null || next.status === 'cancelled' || next.status === 'rejected'
}

export function createTicketRegistry(
  source: Ports['tickets'],
  discard: (videoId: string) => void,
): TicketRegistry {
  const tickets = new Map<UploadId, Promise<Made<{ readonly ticket: UploadTicket }>>>()
  const videos = new Map<UploadId, Promise<Made<ImportedVideo>>>()
  const abandoned = new WeakSet<Promise<unknown>>()
  /** Where the bytes of each upload go. */
  const targets = new Map<UploadId, string>()

  function discardUnused({ videoId }: { readonly videoId: string | null }): void {
    if (videoId !== null) discard(videoId)
  }

  /** `null` if it was abandoned meanwhile: the upload may have begun anew, and has another one. */
  async function once<T>(
    made: Map<UploadId, Promise<T>>,
    id: UploadId,
    create: () => Promise<T>,
  ): Promise<T | null> {
    const asked = made.get(id) ?? create()
    made.set(id, asked)
    asked.catch(() => {
      if (made.get(id) === asked) made.delete(id)
    })
    const result = await asked
    return abandoned.has(asked) ? null : result
  }

  /** Something that answers a creation from a cache would have two files in one video. Neither is to be discarded. */
  function onlyFor(id: UploadId, ticket: UploadTicket): UploadTicket {
    for (const [other, url] of targets)
      if (url === ticket.uploadUrl && other !== id) throw new UploadFailure('endpoint-no-url')
    targets.set(id, ticket.uploadUrl)
    return ticket
  }

  function handOver(id: UploadId): void {
    tickets.delete(id)
    videos.delete(id)
  }

  function abandon(id: UploadId): void {
    const ticket = tickets.get(id)
    const video = videos.get(id)
    for (const asked of [ticket, video]) if (asked !== undefined) abandoned.add(asked)
    handOver(id)
    const asked = ticket?.then((made) => made.ticket) ?? video
    asked?.then(discardUnused, () => {})
  }

  return {
    ticketFor: (id, offer) =>
      once(tickets, id, async () => {
        const { name, fields } = offer
        return { ticket: onlyFor(id, await source.create(offer, discardUnused)), name, fields }
      }),
    videoFor: (id, link) =>
      once(videos, id, async () => {
        const { name, fields } = link
        return { ...(await source.importLink(link, discardUnused)), name, fields }
      }),
    uses: (id, { uploadUrl }) => void targets.set(id, uploadUrl),
    transitioned(next, previous, id) {
      if (next === null) targets.delete(id)
      if (isAbandoned(next, previous)) abandon(id)
      else if (next !== null && isHandedOver(next)) handOver(id)
    },
  }
}
