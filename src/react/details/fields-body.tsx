// What is missing in the own fields of a row, what could not be saved, and their form. Loaded late.
'use client'

import type { ReactElement, RefObject } from 'react'
import type { Upload } from '../../core/model/upload.js'
import type { UploadErrorCode } from '../../core/model/upload-error.js'
import type { FieldValues, OwnField } from '../../protocol/own-field.js'
import type { useItem } from '../item/item.js'
import type { usePress } from '../item/use-press.js'
import { FieldsForm } from './fields-form.js'

/** Functions and hooks of the page come as properties: imports would divide the page's own code into more files. */
interface FieldsBodyProps {
  readonly item: ReturnType<typeof useItem>
  readonly missingIn: (upload: Upload) => readonly OwnField[]
  /** A name of somebody's within a sentence. */
  readonly isolate: (name: string) => string
  /** Properties of the button that saves again. */
  readonly save: ReturnType<typeof usePress>['button']
  readonly fields: readonly OwnField[]
  readonly values: FieldValues
  /** `null` if it is none of the fields. */
  readonly title: string | null
  readonly open: boolean
  readonly setOpen: (open: boolean) => void
  /** The field that is to have the focus, because nothing can be started without it. */
  readonly wanted: { readonly name: string } | null
  readonly isEditable: boolean
  readonly canDescribe: boolean
  readonly problem: UploadErrorCode | undefined
  /** The uploader is read-only: what is in the fields is not kept. */
  readonly isLocked: RefObject<boolean>
  /** Gets the focus when the form is closed. */
  readonly button: RefObject<HTMLButtonElement | null>
}

export function FieldsBody(props: FieldsBodyProps): ReactElement {
  const {
    item,
    fields,
    missingIn,
    open,
    setOpen,
    canDescribe,
    problem,
    save,
    isolate,
    button,
    isLocked,
    ...form
  } = props
  const { upload, uploader, messages, labelOf } = item
  const { id } = upload
  const missing = missingIn(upload)

  function close(): void {
    setOpen(false)
    button.current?.focus()
  }

  const labels = missing.map(({ label }) => isolate(label))
  const { details, missing: missingText, notSaved, save: saveText } = messages.fields
  return (
    <>
      {missing.length === 0 ? null : <p>{missingText({ labels })}</p>}
      {problem === undefined ? null : (
        <p role="alert">
          {notSaved()}{' '}
          {canDescribe ? (
            <button type="button" aria-label={labelOf(saveText())} {...save}>
              {saveText()}
            </button>
          ) : null}
        </p>
      )}
      {open ? (
        <FieldsForm
          {...form}
          fields={fields}
          messages={messages}
          isolate={isolate}
          label={labelOf(details())}
          onTitle={(title) => isLocked.current || uploader.rename(id, title)}
          onValue={(name, value) => isLocked.current || uploader.describe(id, { [name]: value })}
          onClose={close}
        />
      ) : null}
    </>
  )
}
