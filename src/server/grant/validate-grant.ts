// Checks a grant before it is sent to Stream.

import { isUntrustedMetaKey } from './untrusted-meta.js'
import { creatorFault, timeOf, type UploadGrant } from './upload-grant.js'

const DAY_MS = 86_400_000

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
}

const checkOf: ReadonlyMap<string, Check> = new Map(Object.entries(checks))
const unknownField: Check = () => 'is not a setting of Stream; check the spelling'

/**
 * Unknown fields are faults: Stream ignores them, so a misspelt `requireSignedURLs` would make a video public.
 * @param now milliseconds since the epoch.
 * @returns what is wrong, for developers, or `null`.
 */
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
    : `must be hosts without scheme and path, for example \`example.com\`. ${JSON.stringify(wrong[0])} is not one`
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
