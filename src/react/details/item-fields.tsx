// The button for the app's own fields in a row, what is missing in them, and the form that it opens.
'use client'

import { type ReactNode, useEffect, useRef, useState } from 'react'
import { fieldsOf, missingFields } from '../../core/machine/fields.js'
import { isRenamable, titleOf } from '../../core/machine/title.js'
import type { UploadErrorCode } from '../../core/model/upload-error.js'
import type { UploaderState } from '../../core/model/uploader-state.js'
import type { OwnField } from '../../protocol/own-field.js'
import { useUploaderState } from '../hooks/use-uploader-state.js'
import { useItem } from '../item/item.js'
import { usePress } from '../item/use-press.js'
import { type Part, type PartOf, part, usePart } from '../part/part.js'
import { isolateName } from '../text/text-direction.js'
import { filledIn } from './filled-in.js'
import { useFieldsForm } from './use-fields-form.js'

export interface ItemFieldsState {
  /** The form is shown. */
  readonly open: boolean
  /** There is nothing in a required field. */
  readonly missing: boolean
  /** What was written is not saved at Stream yet. */
  readonly saving: boolean
  /** Why it could not be saved. */
  readonly problem: UploadErrorCode | undefined
}

export interface ItemFieldsProps extends Omit<PartOf<'div', ItemFieldsState>, 'children'> {
  /** Whether the title is the first of the fields. Default `false`. */
  readonly editsTitle?: boolean | undefined
  /** Content of the button. Default: the word "Details". */
  readonly children?: ReactNode
}

const fieldsIn = ({ fields }: UploaderState): readonly OwnField[] => fields

/**
 * A button that opens a form with the option `fields`, and a line with what is missing in them. What is written is kept when a field
 * is left, by Enter, and when the page goes out of sight. A button for `start` opens it where something is missing. Renders nothing
 * without the option.
 */
export const ItemFields: Part<ItemFieldsProps, 'div'> = part(function ItemFields(props, ref) {
  const fields = useUploaderState(fieldsIn)
  return fields.length === 0 ? null : <Fields {...props} fields={fields} ref={ref} />
})

type FieldsProps = ItemFieldsProps & { readonly fields: readonly OwnField[] }

const Fields: Part<FieldsProps, 'div'> = part(function Fields(
  { fields, editsTitle = false, children, ...rest },
  ref,
) {
  const { upload, uploader, messages, readOnly, labelOf, fieldsRef } = useItem()
  const [isOpen, setOpen] = useState(false)
  const Form = useFieldsForm()
  const [wanted, setWanted] = useState<{ readonly name: string } | null>(null)
  const button = useRef<HTMLButtonElement>(null)
  const { id } = upload
  const canDescribe = !readOnly && uploader.canDescribe(id)
  const isEditable = !readOnly && isRenamable(upload)
  const values = fieldsOf(upload)
  // Nobody can change what another tab has, or what is over; it can be read.
  const canOpen = canDescribe || (!isEditable && filledIn(fields, values).length > 0)
  const open = isOpen && (isEditable || canOpen)
  const missing = readOnly ? [] : missingFields(upload, fields)
  const problem = upload.fields?.state === 'failed' ? upload.fields.error.code : undefined

  useEffect(
    function askBeforeStart() {
      fieldsRef.current = () => {
        const latest = uploader.getUpload(id)
        const first = latest === undefined ? undefined : missingFields(latest, fields)[0]
        if (first === undefined) return false
        setOpen(true)
        setWanted({ name: first.name })
        return true
      }
      return () => {
        fieldsRef.current = null
      }
    },
    [fieldsRef, uploader, id, fields],
  )

  function toggle(): void {
    setWanted(null)
    setOpen(!open)
  }

  function close(): void {
    setOpen(false)
    button.current?.focus()
  }

  const labels = missing.map(({ label }) => isolateName(label, messages.locale))
  const press = usePress(toggle, 'fields')
  const save = usePress(() => uploader.describe(id, upload.fields?.values ?? {}), 'save')
  const { details, missing: missingText, notSaved, save: saveText } = messages.fields
  const own = {
    children: (
      <>
        {canOpen || open ? (
          <button
            ref={button}
            type="button"
            aria-expanded={open}
            aria-label={labelOf(details())}
            {...press.button}
          >
            {children ?? details()}
          </button>
        ) : null}
        {missing.length === 0 ? null : <p>{missingText({ labels })}</p>}
        {problem === undefined ? null : (
          <p role="alert">
            {notSaved()}{' '}
            {canDescribe ? (
              <button type="button" aria-label={labelOf(saveText())} {...save.button}>
                {saveText()}
              </button>
            ) : null}
          </p>
        )}
        {open && Form !== null ? (
          <Form
            fields={fields}
            values={values}
            title={editsTitle ? titleOf(upload) : null}
            messages={messages}
            isEditable={isEditable}
            label={labelOf(details())}
            wanted={wanted}
            onTitle={(title) => uploader.rename(id, title)}
            onValue={(name, value) => uploader.describe(id, { [name]: value })}
            onClose={close}
          />
        ) : null}
      </>
    ),
  }
  const state = { open, missing: missing.length > 0, saving: upload.fields?.state === 'unsaved', problem }
  const element = usePart('div', state, own, rest, ref)
  return canOpen || open || missing.length > 0 || problem !== undefined ? element : null
})
