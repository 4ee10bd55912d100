// Rules of a playback token: who may watch by it.

import { isObject } from '../http/read-body.js'

/** @see https://developers.cloudflare.com/stream/viewing-videos/securing-your-stream/ */
const MAX_RULES = 5

const types: ReadonlySet<unknown> = new Set(['any', 'ip.src', 'ip.geoip.country'])
const actions: ReadonlySet<unknown> = new Set(['allow', 'block'])

/** What is wrong with the rules of a token, as the message of an API error, or `null`. */
export function accessRulesProblem(rules: unknown): string | null {
  if (!Array.isArray(rules)) return 'accessRules must be a list'
  if (rules.length > MAX_RULES) return `accessRules must have ${MAX_RULES} rules at most`
  return rules.every(isRule) ? null : 'accessRules must have a known type and action each'
}

function isRule(rule: unknown): boolean {
  if (!isObject(rule)) return false
  const { type, action, ip, country } = rule
  return types.has(type) && actions.has(action) && [ip, country].every(isListOfTexts)
}

function isListOfTexts(list: unknown): boolean {
  return list === undefined || (Array.isArray(list) && list.every((entry) => typeof entry === 'string'))
}
