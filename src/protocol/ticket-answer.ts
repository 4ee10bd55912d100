// Tickets read from what others wrote: the endpoint's answer, and the browser's storage.

import { singleHeader } from './header.js'
import { asInstant, asObject, asText, resultOf } from './json.js'
import { toWebUrl } from './link.js'
import { ticketOf, type UploadTicket } from './ticket.js'

/**
 * The answer to `POST {endpoint}` for a file: JSON `{uploadUrl | uploadURL, videoId | uid, expiresAt?}`, also
 * in Cloudflare's envelope, or `Location` and `stream-media-id`, as in its sample. `null` if neither has a URL.
 * @see https://developers.cloudflare.com/stream/uploading-videos/direct-creator-uploads/
 */
export function parseTicket(json: unknown, headers: Headers, base: string | undefined): UploadTicket | null {
  const body = resultOf(json)
  const address =
    asText(body?.['uploadUrl']) ?? asText(body?.['uploadURL']) ?? singleHeader(headers.get('location'))
  const url = toWebUrl(address, base)
  if (url === null) return null
  return ticketOf(url.href, parseVideoId(json, headers) ?? videoIdInUrl(url), asInstant(body?.['expiresAt']))
}

/** The video's id, from the same answer; all that is needed for a link. `null` if there is none. */
export function parseVideoId(json: unknown, headers: Headers): string | null {
  const body = resultOf(json)
  return asText(body?.['videoId']) ?? asText(body?.['uid']) ?? singleHeader(headers.get('stream-media-id'))
}

/** Reads a ticket from storage; `null` if it is not one. */
export function restoreTicket(stored: unknown): UploadTicket | null {
  const fields = asObject(stored)
  const url = toWebUrl(asText(fields?.['uploadUrl']))
  return url && ticketOf(url.href, asText(fields?.['videoId']), asInstant(fields?.['expiresAt']))
}

/** From `…/tus/<32 hex>?tusv2=true` or `…/media/<32 hex>`. The last resort: it is not documented. */
function videoIdInUrl(url: URL): string | null {
  return /\/(?:tus|media)\/([0-9a-f]{32})$/i.exec(url.pathname)?.[1] ?? null
}
