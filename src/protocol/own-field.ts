// A field that the app has for each video, and what it takes.

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

/** A letter first: so no name is one that objects have of their own, such as `__proto__`. */
export function isFieldName(name: string): boolean {
  return /^[A-Za-z][\w-]{0,63}$/.test(name)
}

export function valueOfChoice(choice: string | FieldChoice): string {
  return typeof choice === 'string' ? choice : choice.value
}

/** Characters. */
export function maxLengthOf(rule: Extract<FieldRule, { readonly maxLength?: unknown }>): number {
  return rule.maxLength ?? (rule.type === 'long-text' ? 1000 : 300)
}

/** Characters of one tag. */
export const MAX_TAG_LENGTH = 50

export function maxTagsOf(rule: Extract<FieldRule, { readonly type: 'tags' }>): number {
  return rule.maxTags ?? 20
}

/** A comma, also of Arabic, Chinese and Japanese, or the end of a line. */
export const TAG_SEPARATOR: RegExp = /[,،、，\n]/

/** Each once. `clean` makes of one what is stored. */
export function tagsIn(text: string, clean: (tag: string) => string): readonly string[] {
  const tags = text.split(TAG_SEPARATOR).map(clean)
  return [...new Set(tags)].filter((tag) => tag !== '')
}
