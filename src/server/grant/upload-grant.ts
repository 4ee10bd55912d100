// What the app allows an upload, and what is wrong with it.

import type { FieldRule } from '../../protocol/own-field.js'
import { quoted } from '../http/quoted.js'
import { fieldsFault } from './own-fields.js'
import { isUntrustedMetaKey } from './untrusted-meta.js'

/**
 * What `authorize` allows, in the names of Stream's API. Reading and discarding use only `creator`, renaming
 * `creator` and `name`, describing `creator` and `fields`. For a video from a link, Stream takes neither `maxDurationSeconds` nor `expiry`.
 * @see https://developers.cloudflare.com/stream/uploading-videos/resumable-uploads/
 * @see https://developers.cloudflare.com/api/resources/stream/
 */
export interface UploadGrant {
  /** The owner, who alone can read, rename or discard the video: 1 to 64 characters of printable ASCII. */
  readonly creator: string
  /** Seconds, 1 to 36000: Stream reserves the storage, and refuses a longer video. Default: Stream's own. */
  readonly maxDurationSeconds?: number | undefined
  /** Whether the video plays only with a signed URL. Default `false`. */
  readonly requireSignedURLs?: boolean | undefined
  /** Hosts on which the video plays, without a scheme: `example.com` or `*.example.com`. Default: all. */
  readonly allowedOrigins?: readonly string[] | undefined
  /** Where in the video the thumbnail is taken, 0 to 1. Default 0. */
  readonly thumbnailTimestampPct?: number | undefined
  /** Id of a watermark profile. */
  readonly watermark?: string | undefined
  /** When Stream deletes the video, 30 to 1096 days from now: a date, or text in RFC 3339. Default: never. */
  readonly scheduledDeletion?: Date | string | undefined
  /** When the upload URL expires: a date in the future, or text in RFC 3339. Default: Stream's own. */
  readonly expiry?: Date | string | undefined
  /** Title of the video. Default: the file's name, or the link's. */
  readonly name?: string | undefined
  /** Stored with the video. To store what the browser sent, repeat `action.file.meta` or `action.meta`. */
  readonly meta?: Readonly<Record<string, string>> | undefined
  /**
   * The own fields that are taken: values of others, and values that a field does not take, are refused with `field-refused`. What is
   * taken is stored in `meta`; what `meta` says of the same key goes before it. Default: none.
   */
  readonly fields?: readonly FieldRule[] | undefined
}

const DAY_MS = 86_400_000
const RFC_3339 = /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d+)?(Z|[+-]\d\d:\d\d)$/i

/** Answers what is wrong with the value, for developers, or `null`. */
type Check = (value: unknown, now: number) => string | null

const checks: Readonly<Record<Exclude<keyof UploadGrant, 'creator'>, Check>> = {
  maxDurationSeconds: (value) =>
    Number.isInteger(value) && isWithin(value, 1, 36_000)
      ? null
      : 'must be a whole number of seconds from 1 to 36000',
  // Strict: a truthy mistake such as 'yes' would make a private video public.
  requireSignedURLs: (value) => (typeof value === 'boolean' ? null : 'must be true or false'),
  allowedOrigins: originsFault,
  thumbnailTimestampPct: (value) => (isWithin(value, 0, 1) ? null : 'must be a number from 0 to 1'),
  watermark: (value) =>
    typeof value === 'string' && value !== '' ? null : 'must be the id of a watermark profile',
  scheduledDeletion: (value, now) =>
    isWithin(timeOf(value) - now, 30 * DAY_MS, 1096 * DAY_MS)
      ? null
      : 'must be a date, or text in RFC 3339, from 30 to 1096 days after the creation of the video. The video is created a moment after the date was computed, so allow a minute more than 30 days',
  expiry: (value, now) => (timeOf(value) > now ? null : 'must be a date, or text in RFC 3339, in the future'),
  name: (value) => (typeof value === 'string' ? null : 'must be a string'),
  meta: metaFault,
  fields: fieldsFault,
}

const checkOf: ReadonlyMap<string, Check> = new Map(Object.entries(checks))
const unknownField: Check = () => 'is not a setting of Stream; check the spelling'

/** A copy that can be copied: the fields of an object of a class may be getters, which `{ ...grant }` leaves out. */
export function plainGrant(grant: UploadGrant): UploadGrant {
  const fields = ['creator', ...checkOf.keys()] as readonly (keyof UploadGrant)[]
  const given = fields.filter((field) => grant[field] !== undefined)
  return { ...grant, ...Object.fromEntries(given.map((field) => [field, grant[field]])) }
}

/** For developers, or `null`. Stream ignores an unknown field: a misspelt `requireSignedURLs` would make a video public. */
export function findGrantFault(grant: UploadGrant, now: number): string | null {
  const wrongCreator = creatorFault(grant)
  if (wrongCreator !== null) return wrongCreator
  for (const [field, value] of Object.entries(grant)) {
    if (field === 'creator' || value === undefined) continue
    const fault = (checkOf.get(field) ?? unknownField)(value, now)
    if (fault !== null) return `\`${field}\` ${fault}`
  }
  return null
}

function originsFault(value: unknown): string | null {
  if (!Array.isArray(value)) return 'must be a list of hosts'
  const wrong = value.filter((origin) => typeof origin !== 'string' || !/^[^\s,/]+$/.test(origin))
  return wrong.length === 0
    ? null
    : `must be hosts without scheme and path, for example \`example.com\`. ${quoted(wrong[0])} is not one`
}

function metaFault(value: unknown): string | null {
  if (typeof value !== 'object' || value === null) return 'must be an object of strings'
  for (const [key, text] of Object.entries(value)) {
    if (!isUntrustedMetaKey(key)) {
      return `has the key ${JSON.stringify(key)}. Keys must be printable ASCII without space or comma. For a setting of Stream, use its field of the grant`
    }
    if (typeof text !== 'string') return `must have a string as the value of ${JSON.stringify(key)}`
  }
  return null
}

function isWithin(value: unknown, least: number, most: number): boolean {
  return typeof value === 'number' && value >= least && value <= most
}

/** What is wrong with the creator, for developers, or `null`. */
export function creatorFault({ creator }: UploadGrant): string | null {
  // It is sent as a header: with Unicode or outer spaces, a comparison on reading would never match.
  return typeof creator === 'string' && /^(?! )[\x20-\x7e]{1,64}(?<! )$/.test(creator)
    ? null
    : '`creator` must be 1 to 64 characters of printable ASCII, without a space at either end'
}

/** Milliseconds since the epoch; `NaN` for what is neither a valid date nor text in RFC 3339. */
export function timeOf(date: unknown): number {
  if (date instanceof Date) return date.getTime()
  return typeof date === 'string' && RFC_3339.test(date) ? Date.parse(date) : Number.NaN
}

/** A valid date of a grant, as Stream takes it. */
export function dateText(date: Date | string | undefined): string | undefined {
  return date === undefined ? undefined : new Date(timeOf(date)).toISOString()
}
