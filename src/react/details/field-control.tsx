// One field with its label: what is typed is kept once the field is left, and what is chosen at once.
'use client'

import { type KeyboardEvent, type ReactElement, useId, useRef } from 'react'
import { maxLengthOf, type OwnField, valueOfChoice } from '../../protocol/own-field.js'
import type { Messages } from '../text/messages.js'
import type { ControlAttributes } from './control-attributes.js'
import { TagsControl } from './tags-control.js'
import { useDraft } from './use-draft.js'

interface FieldControlProps {
  readonly field: OwnField
  readonly value: string
  /** Nothing is started without it. */
  readonly isWanted: boolean
  readonly texts: Messages['fields']
  /** Accessible name of the button that removes a tag. */
  readonly removeLabelOf: (tag: string) => string
  readonly onCommit: (value: string) => void
}

export function FieldControl({ isWanted, ...props }: FieldControlProps): ReactElement {
  const { field, value, texts } = props
  const id = useId()
  const { type = 'text', label, required = false } = field
  const hint = field.hint ?? (type === 'tags' ? texts.tags() : '')
  const attributes: ControlAttributes = {
    id,
    form: '',
    'aria-required': required || undefined,
    'aria-invalid': (isWanted && value === '') || undefined,
    'aria-describedby': hint === '' ? undefined : `${id}-hint`,
  }
  return (
    <div data-field={field.name} data-type={type}>
      <label htmlFor={id}>{label}</label>
      {/* Said by the control itself. */}
      {required ? <span aria-hidden="true">{texts.required()}</span> : null}
      <Control {...props} attributes={attributes} />
      {hint === '' ? null : <p id={`${id}-hint`}>{hint}</p>}
    </div>
  )
}

interface ControlProps extends Omit<FieldControlProps, 'isWanted'> {
  readonly attributes: ControlAttributes
}

function Control({ field, texts, removeLabelOf, ...common }: ControlProps): ReactElement {
  const { value, attributes, onCommit } = common
  if (field.type === 'checkbox') {
    return (
      <input
        type="checkbox"
        {...attributes}
        checked={value === 'true'}
        onChange={({ currentTarget }) => onCommit(currentTarget.checked ? 'true' : '')}
      />
    )
  }
  if (field.type === 'tags') return <TagsControl {...common} field={field} removeLabelOf={removeLabelOf} />
  if (field.type !== 'choice') return <TextControl {...common} field={field} />
  return (
    <select {...attributes} value={value} onChange={({ currentTarget }) => onCommit(currentTarget.value)}>
      <option value="">{texts.choose()}</option>
      {field.choices.map((choice) => (
        <option key={valueOfChoice(choice)} value={valueOfChoice(choice)}>
          {typeof choice === 'string' ? choice : choice.label}
        </option>
      ))}
    </select>
  )
}

interface TextControlProps extends Omit<ControlProps, 'field' | 'texts' | 'removeLabelOf'> {
  readonly field: Extract<OwnField, { readonly maxLength?: unknown }>
}

function TextControl({ field, value, attributes, onCommit }: TextControlProps): ReactElement {
  const ref = useRef<HTMLInputElement & HTMLTextAreaElement>(null)
  const { draft, isNew, setDraft, keep, onFocus, onLeave } = useDraft(ref, value, trimmed, onCommit)

  function onKeyDown(event: KeyboardEvent<HTMLElement>): void {
    // While an input method composes letters, both keys belong to it. Safari reports key code 229.
    if (event.nativeEvent.isComposing || event.keyCode === 229) return
    if (event.key === 'Enter' && field.type !== 'long-text') {
      event.preventDefault()
      event.stopPropagation()
      keep()
    }
    if (event.key === 'Escape' && isNew) {
      event.preventDefault()
      event.stopPropagation()
      setDraft(null)
    }
  }

  const properties = {
    ...attributes,
    ref,
    value: draft ?? value,
    // It may be in another script than the page.
    dir: 'auto',
    autoComplete: 'off',
    maxLength: maxLengthOf(field),
    onChange: ({ currentTarget }: { readonly currentTarget: { readonly value: string } }) =>
      setDraft(currentTarget.value),
    onFocus,
    onBlur: onLeave,
    onKeyDown,
  }
  return field.type === 'long-text' ? (
    <textarea rows={3} {...properties} />
  ) : (
    <input type="text" enterKeyHint="done" {...properties} />
  )
}

/** As it is stored, but for what cannot be seen: the server takes that out. */
const trimmed = (text: string): string => text.trim()
