// A field that the app has for each video: what it takes, and the form that its values have.

import { cleanText } from './clean-name.js'
import { asObject } from './json.js'

interface FieldBase {
  /**
   * Its key in Stream's `meta`: a letter, then letters, digits, `_` and `-`, at most 64 in all. Not a setting of Stream, and not `name`,
   * which is the title.
   */
  readonly name: string
  /** Whether a video needs it. A checkbox has to be checked then. Default `false`. */
  readonly required?: boolean | undefined
}

/** `value` is what is stored, `label` what people read. */
export interface FieldChoice {
  readonly value: string
  readonly label: string
}

/** What a field takes. Values are texts, because Stream's `meta` has only texts. Limits are characters. */
export type FieldRule = FieldBase &
  (
    | { readonly type?: 'text' | undefined /** Default 300. */; readonly maxLength?: number | undefined }
    /** Several lines. */
    | { readonly type: 'long-text' /** Default 1000. */; readonly maxLength?: number | undefined }
    /** One of them, or none if it is not required. */
    | { readonly type: 'choice'; readonly choices: readonly (string | FieldChoice)[] }
    /** Stored with a comma between them. Each has at most 50 characters. */
    | { readonly type: 'tags' /** Default 20. */; readonly maxTags?: number | undefined }
    /** Stored as `true`, or as nothing. */
    | { readonly type: 'checkbox' }
  )

/** A field for each video. The same list can be given to the uploader and, in a grant, to the server. */
export type OwnField = FieldRule & {
  /** What people read beside it. */
  readonly label: string
  /** A sentence below it. */
  readonly hint?: string | undefined
}

/** By the names of the fields. */
export type FieldValues = Readonly<Record<string, string>>

const MAX_TAG_LENGTH = 50
const MAX_FIELDS = 50

/** A letter first: so no name is one that objects have of their own, such as `__proto__`. */
export function isFieldName(name: string): boolean {
  return /^[A-Za-z][\w-]{0,63}$/.test(name)
}

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

export function valueOfChoice(choice: string | FieldChoice): string {
  return typeof choice === 'string' ? choice : choice.value
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
  if (rule.type === 'tags') return tagsIn(text, Infinity).join(',')
  return cleanText(text, Infinity, rule.type === 'long-text')
}

/** Each once, with the commas of Arabic, Chinese and Japanese between them. */
function tagsIn(text: string, maxLength: number): readonly string[] {
  const tags = text.split(/[,،、，\n]/).map((tag) => cleanText(tag, maxLength))
  return [...new Set(tags)].filter((tag) => tag !== '')
}

function limited(rule: FieldRule, value: string): string {
  switch (rule.type) {
    case 'checkbox':
      return value === 'true' ? value : ''
    case 'choice':
      return rule.choices.some((choice) => valueOfChoice(choice) === value) ? value : ''
    case 'tags':
      return tagsIn(value, MAX_TAG_LENGTH)
        .slice(0, rule.maxTags ?? 20)
        .join(',')
    default:
      return cleanText(value, maxLengthOf(rule), rule.type === 'long-text')
  }
}

export function maxLengthOf(rule: Extract<FieldRule, { readonly maxLength?: unknown }>): number {
  return rule.maxLength ?? (rule.type === 'long-text' ? 1000 : 300)
}
