// The form that values of own fields have: read with suspicion, and cleaned.

import { cleanText } from './clean-name.js'
import { asObject } from './json.js'
import {
  type FieldRule,
  type FieldValues,
  isFieldName,
  MAX_TAG_LENGTH,
  maxLengthOf,
  maxTagsOf,
  tagsIn,
  valueOfChoice,
} from './own-field.js'

const MAX_FIELDS = 50

/** Values that somebody else wrote; `null` if they are something else than texts by names of fields. */
export function parseFieldValues(json: unknown): FieldValues | null {
  const object = asObject(json)
  if (object === null) return null
  const entries = Object.entries(object)
  const isSound = ([name, value]: [string, unknown]): boolean =>
    typeof value === 'string' && isFieldName(name)
  return entries.length <= MAX_FIELDS && entries.every(isSound)
    ? (Object.fromEntries(entries) as FieldValues)
    : null
}

/** The value as it is stored: `''` for none. What is too much is cut off, and what is no choice is none. */
export function cleanValue(rule: FieldRule, text: string): string {
  return limited(rule, whole(rule, text))
}

/** Whether nothing of it has to be cut off. */
export function isTaken(rule: FieldRule, text: string): boolean {
  const value = whole(rule, text)
  return limited(rule, value) === value
}

function whole(rule: FieldRule, text: string): string {
  if (rule.type === 'tags') return tagsIn(text, (tag) => cleanText(tag, Infinity)).join(',')
  return cleanText(text, Infinity, rule.type === 'long-text')
}

function limited(rule: FieldRule, value: string): string {
  switch (rule.type) {
    case 'checkbox':
      return value === 'true' ? value : ''
    case 'choice':
      return rule.choices.some((choice) => valueOfChoice(choice) === value) ? value : ''
    case 'tags':
      return tagsIn(value, (tag) => cleanText(tag, MAX_TAG_LENGTH))
        .slice(0, maxTagsOf(rule))
        .join(',')
    default:
      return cleanText(value, maxLengthOf(rule), rule.type === 'long-text')
  }
}
