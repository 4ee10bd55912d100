// What playback tokens allow, and what is wrong with such options.

import { asObject } from '../../protocol/json.js'
import type { AccessRule } from '../stream/stream-client.js'

export interface TokenOptions {
  /** Seconds, 60 to 86400. A player needs the token until the end of the video. Default 3600. */
  readonly lifetimeSeconds?: number | undefined
  /** Whether the video may be downloaded with the token. Default `false`. */
  readonly downloadable?: boolean | undefined
  /** At most five; the first that matches decides. Default: everybody who has the token may play. */
  readonly accessRules?: readonly AccessRule[] | undefined
}

const MOST_RULES = 5
const types: readonly unknown[] = ['any', 'ip.src', 'ip.geoip.country'] satisfies AccessRule['type'][]
const actions: readonly unknown[] = ['allow', 'block'] satisfies AccessRule['action'][]

/** For developers, or `null`. */
export function tokensFault(tokens: unknown): string | null {
  const given = asObject(tokens)
  if (given === null) return '`tokens` must be an object. Omit it for tokens that allow to play for an hour.'
  const { lifetimeSeconds = 3600, downloadable = false, accessRules = [] } = given
  if (!Number.isInteger(lifetimeSeconds) || !isWithin(lifetimeSeconds, 60, 86_400)) {
    return '`tokens.lifetimeSeconds` must be a whole number from 60 to 86400. Omit it for 3600.'
  }
  if (typeof downloadable !== 'boolean') return '`tokens.downloadable` must be true or false.'
  // A misspelt rule must not be sent: nobody knows whom it would let in.
  return Array.isArray(accessRules) && accessRules.length <= MOST_RULES && accessRules.every(isRule)
    ? null
    : "`tokens.accessRules` must be a list of at most five rules such as `{ type: 'ip.geoip.country', action: 'allow', country: ['AT'] }`. The types are 'any', 'ip.src' with `ip`, and 'ip.geoip.country' with `country`; the actions are 'allow' and 'block'."
}

function isRule(value: unknown): boolean {
  const rule = asObject(value)
  if (rule === null || !types.includes(rule['type']) || !actions.includes(rule['action'])) return false
  const { type, country, ip } = rule
  if (type === 'ip.geoip.country') return ip === undefined && areTexts(country, /^[A-Z][A-Z0-9]$/i)
  if (type === 'ip.src') return country === undefined && areTexts(ip, /^[0-9a-f:.]+(\/\d{1,3})?$/i)
  return country === undefined && ip === undefined
}

function areTexts(list: unknown, form: RegExp): boolean {
  return (
    Array.isArray(list) &&
    list.length > 0 &&
    list.every((text) => typeof text === 'string' && form.test(text))
  )
}

function isWithin(value: unknown, least: number, most: number): boolean {
  return typeof value === 'number' && value >= least && value <= most
}
