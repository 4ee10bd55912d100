import { asAmount, asInstant, asObject, asText, type JsonObject } from './json.js'
import { isWebUrl, toUrl } from './link.js'

/** What the browser tells the host's endpoint about a file, as the JSON body of `POST {endpoint}`. */
export interface TicketRequest {
  readonly name: string
  /** Bytes. */
  readonly size: number
  /** MIME type as the browser sees it; `''` where it knows none. */
  readonly type: string
  /** Milliseconds since the epoch. */
  readonly lastModified: number
  /** Seconds, as the browser measured it; absent where it could not, or had not yet. */
  readonly duration?: number | undefined
  readonly meta?: Readonly<Record<string, string>> | undefined
}

/** What the browser tells the host's endpoint about a video on another server, as the JSON body of `POST {endpoint}`. */
export interface LinkRequest {
  /** http(s); Stream fetches the video from there. */
  readonly url: string
  readonly name?: string | undefined
  readonly meta?: Readonly<Record<string, string>> | undefined
}

/** What the browser tells the host's endpoint about a video's title, as the JSON body of `PATCH {endpoint}/{videoId}`. */
export interface TitleRequest {
  readonly title: string
}

/** The right to upload one file: a one-time URL at Stream and the video that it becomes. */
export interface UploadTicket {
  /** Stream's id of the video; `null` while nobody has named it. */
  readonly videoId: string | null
  /** A capability: whoever has it can write. Not enumerable, so that it stays out of logs; keep it out of errors and the DOM too. */
  readonly uploadUrl: string
  /** Milliseconds since the epoch when the URL stops to work; `null` where it is not known. */
  readonly expiresAt: number | null
}

/** Longest file name that is sent on, in characters. Stream states no limit; file systems end at 255 bytes. */
export const MAX_NAME_LENGTH = 300

/** Reads the body of `POST {endpoint}`; `null` where it is no such request. */
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

/** Reads the body of `POST {endpoint}` for a link; `null` where it is no such request. The address is yet to be judged. */
export function parseLinkRequest(json: unknown): LinkRequest | null {
  const body = asObject(json)
  const url = asText(body?.['url'])
  if (body === null || url === null) return null
  return { url, name: cleanName(asText(body['name']) ?? ''), meta: parseMeta(body['meta']) }
}

/** Reads the body of `PATCH {endpoint}/{videoId}`; `null` where it names no title, or one with nothing to be seen in it. */
export function parseTitleRequest(json: unknown): TitleRequest | null {
  const title = cleanName(asText(asObject(json)?.['title']) ?? '')
  return title === '' ? null : { title }
}

/** A file name fit for a title: no control characters, no surrounding space, and no longer than {@link MAX_NAME_LENGTH}. */
export function cleanName(name: string): string {
  const text = name
    .replace(/\p{Cc}+/gu, ' ')
    .replace(/\p{Surrogate}/gu, '\uFFFD')
    .trim()
  // By code points: cutting a surrogate pair would leave text that is no UTF-8. The cut may end in a space of its own.
  return Array.from(text).slice(0, MAX_NAME_LENGTH).join('').trimEnd()
}

function parseMeta(json: unknown): Record<string, string> | undefined {
  const meta = asObject(json)
  if (meta === null) return undefined
  return Object.fromEntries(
    Object.entries(meta).filter((entry): entry is [string, string] => typeof entry[1] === 'string'),
  )
}

/**
 * Reads the endpoint's answer to `POST {endpoint}`: JSON `{uploadUrl | uploadURL, videoId | uid, expiresAt?}`, as such or in
 * Cloudflare's envelope; or a `Location` header with `stream-media-id`, as the endpoint sample of Cloudflare's documentation sends it.
 * `null` where neither names a URL.
 * @see https://developers.cloudflare.com/stream/uploading-videos/direct-creator-uploads/
 */
export function parseTicket(json: unknown, headers: Headers, base: string | undefined): UploadTicket | null {
  const body = resultOf(json)
  const url = absoluteUrl(
    asText(body?.['uploadUrl']) ?? asText(body?.['uploadURL']) ?? headers.get('location'),
    base,
  )
  if (url === null) return null
  return ticketOf(url.href, parseVideoId(json, headers) ?? videoIdInUrl(url), asInstant(body?.['expiresAt']))
}

/**
 * Reads which video the endpoint has made: JSON `{videoId | uid}`, as such or in Cloudflare's envelope, or `stream-media-id`. It is the
 * whole answer to a link. `null` where neither names one.
 */
export function parseVideoId(json: unknown, headers: Headers): string | null {
  const body = resultOf(json)
  return asText(body?.['videoId']) ?? asText(body?.['uid']) ?? asText(headers.get('stream-media-id'))
}

function resultOf(json: unknown): JsonObject | null {
  const outer = asObject(json)
  return asObject(outer?.['result']) ?? outer
}

/**
 * A ticket whose URL is there to be read, and not to be listed: hosts log uploads, as JSON or field by field, and whoever reads the log
 * could write with it.
 */
function ticketOf(uploadUrl: string, videoId: string | null, expiresAt: number | null): UploadTicket {
  return Object.defineProperty({ uploadUrl, videoId, expiresAt }, 'uploadUrl', { enumerable: false })
}

/** Reads a ticket that was kept; `null` where it is none. */
export function restoreTicket(stored: unknown): UploadTicket | null {
  const fields = asObject(stored)
  const url = absoluteUrl(asText(fields?.['uploadUrl']), undefined)
  return url && ticketOf(url.href, asText(fields?.['videoId']), asInstant(fields?.['expiresAt']))
}

/** Milliseconds before its end at which a URL is not worth starting with. */
const EXPIRY_MARGIN = 60_000

export function isExpiring({ expiresAt }: UploadTicket, at: number): boolean {
  return expiresAt !== null && at > expiresAt - EXPIRY_MARGIN
}

/** The ticket with the name of its video, where it had none. */
export function withVideoId(ticket: UploadTicket, videoId: string | null): UploadTicket {
  return ticket.videoId === null ? ticketOf(ticket.uploadUrl, videoId, ticket.expiresAt) : ticket
}

function absoluteUrl(text: string | null, base: string | undefined): URL | null {
  const url = text === null ? null : toUrl(text, base)
  return url !== null && isWebUrl(url) ? url : null
}

/** The video's id in a tus URL of Stream, `…/tus/<32 hex>?tusv2=true` or `…/media/<32 hex>`: the last resort, as the path is no promise. */
function videoIdInUrl(url: URL): string | null {
  return /\/(?:tus|media)\/([0-9a-f]{32})$/i.exec(url.pathname)?.[1] ?? null
}
