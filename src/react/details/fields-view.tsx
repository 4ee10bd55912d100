// What was written into the app's own fields, where it cannot be changed.
'use client'

import type { ReactElement } from 'react'
import { lookUp } from '../../protocol/look-up.js'
import { type FieldValues, type OwnField, tagsIn, valueOfChoice } from '../../protocol/own-field.js'

interface FieldsViewProps {
  readonly fields: readonly OwnField[]
  readonly values: FieldValues
}

export function FieldsView({ fields, values }: FieldsViewProps): ReactElement {
  return (
    <dl>
      {fields.map((field) => {
        const value = lookUp(values, field.name)
        return value ? (
          <div key={field.name} data-field={field.name} data-type={field.type ?? 'text'}>
            <dt>{field.label}</dt>
            <dd dir="auto">{asShown(field, value)}</dd>
          </div>
        ) : null
      })}
    </dl>
  )
}

function asShown(field: OwnField, value: string): string {
  switch (field.type) {
    case 'choice': {
      const choice = field.choices.find((each) => valueOfChoice(each) === value) ?? value
      return typeof choice === 'string' ? choice : choice.label
    }
    case 'tags':
      return tagsIn(value, (tag) => tag.trim()).join(', ')
    case 'checkbox':
      return '✓'
    default:
      return value
  }
}
