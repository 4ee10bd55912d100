// The button for own fields in a row, what is missing in them, and the form that it opens. Loaded late.
'use client'

import { useEffect, useRef, useState } from 'react'
import { missingFields } from '../../core/machine/fields.js'
import { isRenamable } from '../../core/machine/title.js'
import type { OwnField } from '../../protocol/own-field.js'
import { useItem } from '../item/item.js'
import { usePress } from '../item/use-press.js'
import { type Part, part, usePart } from '../part/part.js'
import { isolateName } from '../text/text-direction.js'
import { FieldsForm } from './fields-form.js'
import type { ItemFieldsProps } from './item-fields.js'

type FieldsOfRowProps = ItemFieldsProps & { readonly fields: readonly OwnField[] }

export const FieldsOfRow: Part<FieldsOfRowProps, 'div'> = part(function FieldsOfRow(
  { fields, editsTitle = false, children, ...rest },
  ref,
) {
  const { upload, uploader, messages, readOnly, labelOf, fieldsRef } = useItem()
  const [isOpen, setOpen] = useState(false)
  const [wanted, setWanted] = useState<{ readonly name: string } | null>(null)
  const button = useRef<HTMLButtonElement>(null)
  const { id } = upload
  const canDescribe = !readOnly && uploader.canDescribe(id)
  const open = isOpen && !readOnly && isRenamable(upload)
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
        {canDescribe || open ? (
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
        {open ? (
          <FieldsForm
            fields={fields}
            editsTitle={editsTitle}
            upload={upload}
            uploader={uploader}
            messages={messages}
            label={labelOf(details())}
            wanted={wanted}
            onClose={close}
          />
        ) : null}
      </>
    ),
  }
  const state = { open, missing: missing.length > 0, saving: upload.fields?.state === 'unsaved', problem }
  const element = usePart('div', state, own, rest, ref)
  return canDescribe || open || missing.length > 0 || problem !== undefined ? element : null
})
