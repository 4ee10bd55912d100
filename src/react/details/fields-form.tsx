// The form in which the app's own fields are filled in, the title first.
'use client'

import { type KeyboardEvent, type ReactElement, useEffect, useRef } from 'react'
import type { FieldValues, OwnField } from '../../protocol/own-field.js'
import type { Messages } from '../text/messages.js'
import { FieldControl } from './field-control.js'
import { FieldsView } from './fields-view.js'

interface FieldsFormProps {
  readonly fields: readonly OwnField[]
  readonly values: FieldValues
  /** `null` if it is none of the fields. */
  readonly title: string | null
  readonly messages: Messages
  readonly isolate: (name: string) => string
  /** If not, what is in the fields is only shown. */
  readonly isEditable: boolean
  /** Accessible name. */
  readonly label: string
  /** The field that is to have the focus, because nothing can be started without it. */
  readonly wanted: { readonly name: string } | null
  readonly onTitle: (title: string) => void
  readonly onValue: (name: string, value: string) => void
  readonly onClose: () => void
}

/** Of no form of the app: what is around it does not get its Enter, nor a dialog around it its Escape. */
export function FieldsForm(props: FieldsFormProps): ReactElement {
  const { fields, values, title, messages, isolate, isEditable, label, wanted, onTitle, onValue, onClose } =
    props
  const texts = messages.fields
  const ref = useRef<HTMLDivElement>(null)
  const valueOf = new Map(Object.entries(values))

  useEffect(
    function askFor() {
      if (wanted === null) return
      const places = Array.from(ref.current?.querySelectorAll<HTMLElement>('[data-field]') ?? [])
      const place = places.find(({ dataset }) => dataset['field'] === wanted.name)
      place?.querySelector<HTMLElement>('input, textarea, select')?.focus()
    },
    [wanted],
  )

  function onKeyDown(event: KeyboardEvent): void {
    if (event.key !== 'Escape' || event.defaultPrevented) return
    if (event.nativeEvent.isComposing || event.keyCode === 229) return
    event.preventDefault()
    event.stopPropagation()
    onClose()
  }

  const removeLabelOf = (tag: string): string =>
    messages.actionLabel({ action: messages.action.remove(), name: isolate(tag) })

  // No `fieldset`, which would be in a form of the app.
  const properties = { role: 'group', 'aria-label': label, onKeyDown }
  if (!isEditable) {
    return (
      <div {...properties}>
        <FieldsView fields={fields} values={values} />
      </div>
    )
  }
  return (
    <div ref={ref} {...properties}>
      {title === null ? null : (
        <FieldControl
          // Of no field: their names are not empty.
          field={{ name: '', label: texts.title() }}
          value={title}
          isWanted={false}
          texts={texts}
          removeLabelOf={removeLabelOf}
          onCommit={onTitle}
        />
      )}
      {fields.map((field) => (
        <FieldControl
          key={field.name}
          field={field}
          value={valueOf.get(field.name) ?? ''}
          isWanted={wanted !== null && field.required === true}
          texts={texts}
          removeLabelOf={removeLabelOf}
          onCommit={(value) => onValue(field.name, value)}
        />
      ))}
    </div>
  )
}
