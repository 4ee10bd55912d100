// The button for the app's own fields in a row. What it opens, and what is said of it, is loaded late.
'use client'

import { type ReactNode, useEffect, useRef, useState } from 'react'
import { fieldsOf, missingFields } from '../../core/machine/fields.js'
import { isRenamable, titleOf } from '../../core/machine/title.js'
import type { Upload } from '../../core/model/upload.js'
import type { UploadErrorCode } from '../../core/model/upload-error.js'
import type { UploaderState } from '../../core/model/uploader-state.js'
import type { OwnField } from '../../protocol/own-field.js'
import { useBeforePaint } from '../hooks/use-before-paint.js'
import { useUploaderState } from '../hooks/use-uploader-state.js'
import { useItem } from '../item/item.js'
import { usePress } from '../item/use-press.js'
import { type Part, type PartOf, part, usePart } from '../part/part.js'
import { isolateName } from '../text/text-direction.js'
import { useFieldsBody } from './use-fields-body.js'

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
 * is left, by Enter, and when the page goes out of sight. A button for `start` opens it where something is missing. Where nothing can
 * be changed, it shows what is there. Renders nothing without the option.
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
  const item = useItem()
  const { upload, uploader, messages, readOnly, labelOf, fieldsRef } = item
  const { id } = upload
  const [isOpen, setOpen] = useState(false)
  const [wanted, setWanted] = useState<{ readonly name: string } | null>(null)
  const button = useRef<HTMLButtonElement>(null)
  const { Body, hasFailed, load } = useFieldsBody()
  const isLocked = useRef(readOnly)
  useBeforePaint(function lockFirst() {
    // Before the fields go, which then keep what is in them.
    isLocked.current = readOnly
  })
  const canDescribe = !readOnly && uploader.canDescribe(id)
  const isEditable = !readOnly && isRenamable(upload)
  const values = fieldsOf(upload)
  // Nobody can change what another tab has, or what is over; it can be read.
  const canRead = !isEditable && fields.some(({ name }) => values[name])
  const open = isOpen && (isEditable || canRead)
  const hasButton = canDescribe || canRead || open
  const missingIn = (latest: Upload): readonly OwnField[] => (readOnly ? [] : missingFields(latest, fields))
  const missing = missingIn(upload).length > 0
  const problem = upload.fields?.state === 'failed' ? upload.fields.error.code : undefined
  const press = usePress(() => {
    if (Body === null) load()
    setOpen(!open)
  }, 'fields')

  // Here, because the form may still be on its way when a start is pressed.
  useEffect(function askBeforeStart() {
    fieldsRef.current = () => {
      const latest = uploader.getUpload(id)
      const first = latest && missingIn(latest)[0]
      if (first === undefined) return false
      if (Body === null) load()
      setOpen(true)
      setWanted({ name: first.name })
      return true
    }
    return () => {
      fieldsRef.current = null
    }
  })

  // Whoever opens it themselves is asked for nothing.
  if (!open && wanted !== null) setWanted(null)

  const save = usePress(() => uploader.describe(id, upload.fields?.values ?? {}), 'save').button
  const details = messages.fields.details()
  const own = {
    children: (
      <>
        {hasButton ? (
          <button
            ref={button}
            type="button"
            aria-expanded={open}
            aria-label={labelOf(details)}
            {...press.button}
          >
            {children ?? details}
          </button>
        ) : null}
        {Body === null ? (
          open && hasFailed ? (
            <p role="alert">{messages.error['reload-needed']({ isLink: false })}</p>
          ) : null
        ) : (
          <Body
            {...{
              item,
              fields,
              values,
              missingIn,
              open,
              setOpen,
              wanted,
              isEditable,
              canDescribe,
              problem,
              save,
              button,
              isLocked,
            }}
            title={editsTitle ? titleOf(upload) : null}
            isolate={(name) => isolateName(name, messages.locale)}
          />
        )}
      </>
    ),
  }
  const state = { open, missing, saving: upload.fields?.state === 'unsaved', problem }
  const element = usePart('div', state, own, rest, ref)
  return hasButton || missing || problem !== undefined ? element : null
})
