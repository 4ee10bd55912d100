// What the browser asks of the endpoint about uploads.

import { cleanName } from './clean-name.js'
import { asAmount, asObject, asText } from './json.js'

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

function parseMeta(json: unknown): Record<string, string> | undefined {
  const meta = asObject(json)
  if (meta === null) return undefined
  const isText = (entry: [string, unknown]): entry is [string, string] => typeof entry[1] === 'string'
  return Object.fromEntries(Object.entries(meta).filter(isText))
}
