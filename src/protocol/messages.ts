// What the browser and the endpoint say to each other about uploads.

import { singleHeader } from './header.js'
import { asAmount, asInstant, asObject, asText, resultOf } from './json.js'
import { toWebUrl } from './link.js'

/** A file, as the JSON body of `POST {endpoint}`. */
export interface TicketRequest {
  readonly name: string
  /** Bytes. */
  readonly size: number
  /** MIME type; `''` if the browser does not know it. */
  readonly type: string
  /** Milliseconds since the epoch. */
  readonly lastModified: number
  /** Seconds; absent if the browser could not measure it, or not yet. */
  readonly duration?: number | undefined
  readonly meta?: Readonly<Record<string, string>> | undefined
}

/** A video on another server, as the JSON body of `POST {endpoint}`. */
export interface LinkRequest {
  /** http(s); Stream fetches the video from there. */
  readonly url: string
  readonly name?: string | undefined
  readonly meta?: Readonly<Record<string, string>> | undefined
}

/** The title of a video, as the JSON body of `PATCH {endpoint}/{videoId}`. */
export interface TitleRequest {
  readonly title: string
}

/** The right to upload one file. */
export interface UploadTicket {
  /** Stream's id of the video; `null` while it is unknown. */
  readonly videoId: string | null
  /** Whoever has this one-time URL can write. Not enumerable. Keep it out of logs, errors and the DOM. */
  readonly uploadUrl: string
  /** When the URL expires, in milliseconds since the epoch; `null` if unknown. */
  readonly expiresAt: number | null
}

/** Characters. Stream states no limit; file systems allow up to 255 bytes. */
export const MAX_NAME_LENGTH = 300

/** `null` if the JSON is not a request for a file. */
export function parseTicketRequest(json: unknown): TicketRequest | null {
  const body = asObject(json)
  const name = asText(body?.['name'])
  const size = body?.['size']
  if (body === null || name === null || !Number.isSafeInteger(size) || (size as number) < 0) return null
  return {
    name: cleanName(name),
    size: size as number,
    type: asText(body['type']) ?? '',
    lastModified: asAmount(body['lastModified']) ?? 0,
    duration: asAmount(body['duration']) ?? undefined,
    meta: parseMeta(body['meta']),
  }
}

/** `null` if the JSON is not a request for a link. Does not check the URL. */
export function parseLinkRequest(json: unknown): LinkRequest | null {
  const body = asObject(json)
  const url = asText(body?.['url'])
  if (body === null || url === null) return null
  return { url, name: cleanName(asText(body['name']) ?? ''), meta: parseMeta(body['meta']) }
}

/** `null` if the JSON has no title, or only white space. */
export function parseTitleRequest(json: unknown): TitleRequest | null {
  const title = cleanName(asText(asObject(json)?.['title']) ?? '')
  return title === '' ? null : { title }
}

/** Makes a title: no control characters, no surrounding space, at most {@link MAX_NAME_LENGTH} characters. */
export function cleanName(name: string): string {
  const text = name.replace(/\p{Cc}+/gu, ' ').replace(/\p{Surrogate}/gu, '\uFFFD')
  // Cut by code points: half a surrogate pair is not valid UTF-8. The cut text may end in a space.
  return Array.from(text.trim()).slice(0, MAX_NAME_LENGTH).join('').trimEnd()
}

function parseMeta(json: unknown): Record<string, string> | undefined {
  const meta = asObject(json)
  if (meta === null) return undefined
  const isText = (entry: [string, unknown]): entry is [string, string] => typeof entry[1] === 'string'
  return Object.fromEntries(Object.entries(meta).filter(isText))
}

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

/** The URL is not enumerable: apps log uploads, and whoever reads the log could write with it. */
function ticketOf(uploadUrl: string, videoId: string | null, expiresAt: number | null): UploadTicket {
  return Object.defineProperty({ uploadUrl, videoId, expiresAt }, 'uploadUrl', { enumerable: false })
}

/** Reads a ticket from storage; `null` if it is not one. */
export function restoreTicket(stored: unknown): UploadTicket | null {
  const fields = asObject(stored)
  const url = toWebUrl(asText(fields?.['uploadUrl']))
  return url && ticketOf(url.href, asText(fields?.['videoId']), asInstant(fields?.['expiresAt']))
}

/** An upload should not start with a URL that expires within this time. Milliseconds. */
const EXPIRY_MARGIN = 60_000

export function isExpiring({ expiresAt }: UploadTicket, at: number): boolean {
  return expiresAt !== null && at > expiresAt - EXPIRY_MARGIN
}

/** Adds the video's id, if the ticket has none. */
export function withVideoId(ticket: UploadTicket, videoId: string | null): UploadTicket {
  return ticket.videoId === null ? ticketOf(ticket.uploadUrl, videoId, ticket.expiresAt) : ticket
}

/** From `…/tus/<32 hex>?tusv2=true` or `…/media/<32 hex>`. The last resort: it is not documented. */
function videoIdInUrl(url: URL): string | null {
  return /\/(?:tus|media)\/([0-9a-f]{32})$/i.exec(url.pathname)?.[1] ?? null
}
