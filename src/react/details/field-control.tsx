// One field with its label: what is typed is kept once the field is left, and what is chosen at once.
'use client'

import { type KeyboardEvent, type ReactElement, useEffect, useId, useRef, useState } from 'react'
import { maxLengthOf, type OwnField, tagsIn, valueOfChoice } from '../../protocol/own-field.js'
import type { Messages } from '../text/messages.js'

interface FieldControlProps {
  readonly field: OwnField
  readonly value: string
  /** Nothing is started without it. */
  readonly isWanted: boolean
  readonly texts: Messages['fields']
  readonly onCommit: (value: string) => void
}

interface Attributes {
  readonly id: string
  readonly form: ''
  readonly 'aria-required': true | undefined
  readonly 'aria-invalid': true | undefined
  readonly 'aria-describedby': string | undefined
}

export function FieldControl({ field, value, isWanted, texts, onCommit }: FieldControlProps): ReactElement {
  const id = useId()
  const { type = 'text', label, required = false } = field
  const hint = field.hint ?? (type === 'tags' ? texts.tags() : '')
  const attributes: Attributes = {
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
      <Control {...{ field, value, attributes, texts, onCommit }} />
      {hint === '' ? null : <p id={`${id}-hint`}>{hint}</p>}
    </div>
  )
}

interface ControlProps extends Pick<FieldControlProps, 'field' | 'value' | 'texts' | 'onCommit'> {
  readonly attributes: Attributes
}

function Control({ field, value, attributes, texts, onCommit }: ControlProps): ReactElement {
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
  if (field.type !== 'choice') {
    return <TextControl field={field} value={value} attributes={attributes} onCommit={onCommit} />
  }
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

interface TextControlProps extends Omit<ControlProps, 'field' | 'texts'> {
  readonly field: Exclude<OwnField, { readonly type: 'choice' | 'checkbox' }>
}

function TextControl({ field, value, attributes, onCommit }: TextControlProps): ReactElement {
  // What was typed; `null` while it is what the video has.
  const [draft, setDraft] = useState<string | null>(null)
  const [isFocused, setFocused] = useState(false)
  const [known, setKnown] = useState(value)
  const ref = useRef<HTMLInputElement & HTMLTextAreaElement>(null)
  const shown = draft ?? (field.type === 'tags' ? value.split(',').join(', ') : value)

  if (value !== known) {
    // It has come back from the uploader.
    setKnown(value)
    if (!isFocused) setDraft(null)
  }

  const typed = draft === null ? value : valueIn(draft, field)
  const isNew = typed !== value

  function keep(): void {
    if (isNew) onCommit(typed)
    else setDraft(null)
  }

  useEffect(function keepBeforeThePageGoes() {
    if (!isNew) return
    const page = ref.current?.ownerDocument
    const onHide = (): void => {
      if (page?.visibilityState === 'hidden') keep()
    }
    page?.addEventListener('visibilitychange', onHide)
    return () => page?.removeEventListener('visibilitychange', onHide)
  })

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
    value: shown,
    // It may be in another script than the page.
    dir: 'auto',
    autoComplete: 'off',
    maxLength: field.type === 'tags' ? undefined : maxLengthOf(field),
    onChange: ({ currentTarget }: { readonly currentTarget: { readonly value: string } }) =>
      setDraft(currentTarget.value),
    onFocus: () => setFocused(true),
    onBlur() {
      setFocused(false)
      keep()
    },
    onKeyDown,
  }
  return field.type === 'long-text' ? (
    <textarea rows={3} {...properties} />
  ) : (
    <input type="text" enterKeyHint="done" {...properties} />
  )
}

/** As it is stored, but for what cannot be seen: the server takes that out. */
function valueIn(text: string, { type }: OwnField): string {
  return type === 'tags' ? tagsIn(text, (tag) => tag.trim()).join(',') : text.trim()
}
