// The app's own fields: what is wrong with those of a grant, and which values of the browser are taken.

import { cleanValue, isTaken } from '../../protocol/field-values.js'
import { asObject } from '../../protocol/json.js'
import { type FieldRule, type FieldValues, isFieldName } from '../../protocol/own-field.js'
import { Failure } from '../http/failure.js'
import { quoted } from '../http/quoted.js'
import { isUntrustedMetaKey } from './untrusted-meta.js'

const types: ReadonlySet<unknown> = new Set([undefined, 'text', 'long-text', 'choice', 'tags', 'checkbox'])

/** For developers, or `null`. */
export function fieldsFault(value: unknown): string | null {
  if (!Array.isArray(value)) return 'must be a list of fields, {name, type?, required?, …}'
  for (const given of value) {
    const field = asObject(given)
    const name = field?.['name']
    if (typeof name !== 'string' || !isFieldName(name) || !isUntrustedMetaKey(name)) {
      return `has a field with the name ${quoted(name)}. A name is a letter, then letters, digits, _ and -, at most 64 in all, and no setting of Stream; \`name\` is the title`
    }
    if (!types.has(field?.['type'])) return `has the unknown type ${quoted(field?.['type'])} in ${name}`
    if (field?.['type'] === 'choice' && !Array.isArray(field['choices']))
      return `has no \`choices\` in ${name}`
  }
  return null
}

/**
 * What is stored of what the browser sent. A creation may lack what is required, as people write while bytes go; what is there may
 * not be emptied.
 * @throws {Failure} with `field-refused`
 */
export function takenFields(
  rules: readonly FieldRule[] = [],
  sent: FieldValues = {},
  isEdit = false,
): FieldValues {
  const entries = Object.entries(sent).map(([name, text]): [string, string] => {
    const rule = rules.find((each) => each.name === name)
    if (rule === undefined) throw refused(`There is no field ${name}.`)
    const value = cleanValue(rule, text)
    if (!isTaken(rule, text)) throw refused(`The field ${name} does not take this value.`)
    if (isEdit && rule.required === true && value === '') throw refused(`The field ${name} is required.`)
    return [name, value]
  })
  return Object.fromEntries(isEdit ? entries : entries.filter(([, value]) => value !== ''))
}

/** Names are of the sound kind, so that they can be quoted; values are not. */
function refused(message: string): Failure {
  return new Failure('field-refused', `${message} The \`fields\` of the grant say what is taken.`)
}

/** The header of a creation takes only so much. */
export function tooLongTogether(): Failure {
  return new Failure('field-refused', 'The texts of the fields are too long together.')
}
