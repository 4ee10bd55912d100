// The fields in which there is something.

import { lookUp } from '../../protocol/look-up.js'
import type { FieldValues, OwnField } from '../../protocol/own-field.js'

export function filledIn(
  fields: readonly OwnField[],
  values: FieldValues,
): readonly (readonly [OwnField, string])[] {
  return fields.flatMap((field) => {
    const value = lookUp(values, field.name) ?? ''
    return value === '' ? [] : [[field, value] as const]
  })
}
