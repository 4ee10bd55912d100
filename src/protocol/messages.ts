// What the browser asks of the endpoint about uploads.

import { cleanName } from './clean-name.js'
import { parseFieldValues } from './field-values.js'
import { asAmount, asObject, asText, type JsonObject } from './json.js'
import type { FieldValues } from './own-field.js'

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
  /** What the person has written into the app's own fields. */
  readonly fields?: FieldValues | undefined
}

/** A video on another server, as the JSON body of `POST {endpoint}`. */
export interface LinkRequest {
  /** http(s); Stream fetches the video from there. */
  readonly url: string
  readonly name?: string | undefined
  readonly meta?: Readonly<Record<string, string>> | undefined
  readonly fields?: FieldValues | undefined
}

/** The title of a video, as the JSON body of `PATCH {endpoint}/{videoId}`. */
export interface TitleRequest {
  readonly title: string
}

/** What is in own fields of a video, as the body of the same request: those that are not named stay as they are. */
export interface FieldsRequest {
  readonly fields: FieldValues
}

/** `null` if the JSON is not a request for a file. */
export function parseTicketRequest(json: unknown): TicketRequest | null {
  const body = asObject(json)
  const name = asText(body?.['name'])
  const size = body?.['size']
  if (body === null || name === null || !Number.isSafeInteger(size) || (size as number) < 0) return null
  const fields = parseFields(body)
  if (fields === null) return null
  return {
    name: cleanName(name),
    size: size as number,
    type: asText(body['type']) ?? '',
    lastModified: asAmount(body['lastModified']) ?? 0,
    duration: asAmount(body['duration']) ?? undefined,
    meta: parseMeta(body['meta']),
    ...fields,
  }
}

/** `null` if the JSON is not a request for a link. Does not check the URL. */
export function parseLinkRequest(json: unknown): LinkRequest | null {
  const body = asObject(json)
  const url = asText(body?.['url'])
  const fields = parseFields(body)
  if (body === null || url === null || fields === null) return null
  return { url, name: cleanName(asText(body['name']) ?? ''), meta: parseMeta(body['meta']), ...fields }
}

/** `null` unless the JSON has either a title, which is more than white space, or fields. */
export function parseEditRequest(json: unknown): TitleRequest | FieldsRequest | null {
  const body = asObject(json)
  const title = cleanName(asText(body?.['title']) ?? '')
  if (title !== '') return body?.['fields'] === undefined ? { title } : null
  const fields = parseFieldValues(body?.['fields'])
  return fields === null || Object.keys(fields).length === 0 ? null : { fields }
}

/** Nothing if there are none, `null` if they are something else. */
function parseFields(body: JsonObject | null): { readonly fields?: FieldValues } | null {
  if (body?.['fields'] === undefined) return {}
  const fields = parseFieldValues(body['fields'])
  return fields && { fields }
}

function parseMeta(json: unknown): Record<string, string> | undefined {
  const meta = asObject(json)
  if (meta === null) return undefined
  const isText = (entry: [string, unknown]): entry is [string, string] => typeof entry[1] === 'string'
  return Object.fromEntries(Object.entries(meta).filter(isText))
}
