// The form in which the app's own fields are filled in, the title first.
'use client'

import { type KeyboardEvent, type ReactElement, useEffect, useRef } from 'react'
import type { StreamUploaderHandle } from '../../browser/create-uploader.js'
import { fieldsOf } from '../../core/machine/fields.js'
import { titleOf } from '../../core/machine/title.js'
import type { Upload } from '../../core/model/upload.js'
import { lookUp } from '../../protocol/look-up.js'
import { cleanValue, type OwnField } from '../../protocol/own-field.js'
import type { Messages } from '../text/messages.js'
import { FieldControl } from './field-control.js'

interface FieldsFormProps {
  readonly fields: readonly OwnField[]
  readonly editsTitle: boolean
  readonly upload: Upload
  readonly uploader: StreamUploaderHandle
  readonly messages: Messages
  /** Accessible name. */
  readonly label: string
  /** The field that is to have the focus, because nothing can be started without it. */
  readonly wanted: { readonly name: string } | null
  readonly onClose: () => void
}

/** Of no form of the app: what is around it does not get its Enter, nor a dialog around it its Escape. */
export function FieldsForm(props: FieldsFormProps): ReactElement {
  const { fields, editsTitle, upload, uploader, messages, label, wanted, onClose } = props
  const ref = useRef<HTMLDivElement>(null)
  const values = fieldsOf(upload)

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

  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: it is a group, and Escape works from each of its fields.
    <div ref={ref} role="group" aria-label={label} onKeyDown={onKeyDown}>
      {editsTitle ? (
        <FieldControl
          // Of no field: their names are not empty.
          field={{ name: '', label: messages.fields.title() }}
          value={titleOf(upload)}
          isWanted={false}
          messages={messages}
          onCommit={(title) => uploader.rename(upload.id, title)}
        />
      ) : null}
      {fields.map((field) => (
        <FieldControl
          key={field.name}
          field={field}
          value={lookUp(values, field.name) ?? ''}
          isWanted={wanted !== null && field.required === true}
          messages={messages}
          onCommit={(value) => uploader.describe(upload.id, { [field.name]: cleanValue(field, value) })}
        />
      ))}
    </div>
  )
}
