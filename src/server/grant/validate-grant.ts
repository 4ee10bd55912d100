import { isUntrustedMetaKey } from './untrusted-meta.js'
import { creatorFault, timeOf, type UploadGrant } from './upload-grant.js'

const DAY_MS = 86_400_000

/** What is wrong with a field of a grant, in words for the host's developer; `null` where nothing is. */
type Check = (value: unknown, now: number) => string | null

const checks: Readonly<Record<Exclude<keyof UploadGrant, 'creator'>, Check>> = {
  maxDurationSeconds: (value) =>
    Number.isInteger(value) && isWithin(value, 1, 36_000)
      ? null
      : 'must be a whole number of seconds from 1 to 36000',
  // Strict, as a truthy mistake such as 'yes' would make a private video public.
  requireSignedURLs: (value) => (typeof value === 'boolean' ? null : 'must be true or false'),
  allowedOrigins: originsFault,
  thumbnailTimestampPct: (value) => (isWithin(value, 0, 1) ? null : 'must be a number from 0 to 1'),
  watermark: (value) =>
    typeof value === 'string' && value !== '' ? null : 'must be the id of a watermark profile',
  scheduledDeletion: (value, now) =>
    isWithin(timeOf(value) - now, 30 * DAY_MS, 1096 * DAY_MS)
      ? null
      : 'must be a date, or text in RFC 3339, from 30 to 1096 days after the creation of the video, which is a moment after the date was made',
  expiry: (value, now) => (timeOf(value) > now ? null : 'must be a date, or text in RFC 3339, in the future'),
  name: (value) => (typeof value === 'string' ? null : 'must be text'),
  meta: metaFault,
}

const checkOf: ReadonlyMap<string, Check> = new Map(Object.entries(checks))

/**
 * Why Stream would refuse a grant, in words for the host's developer; `null` where nothing is wrong.
 * Unknown fields count: Stream ignores them without a word, so a misspelt `requireSignedURLs` would make a private video public.
 * @param now milliseconds since the epoch.
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

const unknownField: Check = () => 'is no setting of Stream; check how it is spelt'

function originsFault(value: unknown): string | null {
  if (!Array.isArray(value)) return 'must be a list of hosts'
  const wrong = value.filter((origin) => typeof origin !== 'string' || !/^[^\s,/]+$/.test(origin))
  return wrong.length === 0
    ? null
    : `has ${JSON.stringify(wrong[0])}, but takes hosts with neither scheme nor path, such as "example.com"`
}

function metaFault(value: unknown): string | null {
  if (typeof value !== 'object' || value === null) return 'must be an object of texts'
  const wrong = Object.entries(value).find(
    ([key, text]) => !isUntrustedMetaKey(key) || typeof text !== 'string',
  )
  if (wrong === undefined) return null
  return isUntrustedMetaKey(wrong[0])
    ? `must have text as the value of ${JSON.stringify(wrong[0])}`
    : `has the key ${JSON.stringify(wrong[0])}: keys are printable ASCII without space or comma, and what Stream has a setting for is a field of the grant`
}

function isWithin(value: unknown, least: number, most: number): boolean {
  return typeof value === 'number' && value >= least && value <= most
}
