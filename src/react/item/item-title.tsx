// The title of a video, and a button that edits it.
'use client'

import { type KeyboardEvent, type ReactNode, useEffect, useRef, useState } from 'react'
import { titleOf } from '../../core/machine/title.js'
import type { UploadErrorCode } from '../../core/model/upload-error.js'
import { type Part, type PartOf, part, usePart } from '../part/part.js'
import { useItem } from './item.js'
import { ItemName } from './item-texts.js'
import { TitleField } from './title-field.js'
import { usePress } from './use-press.js'

export interface ItemTitleState {
  /** A field replaces the name. */
  readonly editing: boolean
  /** The title is not saved at Stream yet. */
  readonly saving: boolean
  /** Why it could not be saved. */
  readonly problem: UploadErrorCode | undefined
}

export interface ItemTitleProps extends Omit<PartOf<'div', ItemTitleState>, 'children'> {
  /** Content of the button that starts editing. Default: the words "Edit the title". */
  readonly children?: ReactNode
}

/**
 * The name and a button beside it. The button, or F2, replaces the name with a field, if the upload can be
 * renamed. Enter and leaving the field save the title; Escape cancels. If saving fails, a message and a
 * button to retry appear. What is typed while the upload cannot be renamed is saved as soon as it can. The field
 * closes where the uploader becomes read-only.
 */
export const ItemTitle: Part<ItemTitleProps, 'div'> = part(function ItemTitle({ children, ...rest }, ref) {
  const { upload, uploader, messages, readOnly, name, labelOf } = useItem()
  const [editing, setEditing] = useState(false)
  // Typed, but the upload cannot be renamed at the moment.
  const [draft, setDraft] = useState<string | null>(null)
  const button = useRef<HTMLButtonElement>(null)
  const isButtonNext = useRef(false)
  const title = titleOf(upload)
  const canRename = !readOnly && uploader.canRename(upload.id)

  useEffect(
    function saveDraftWhenPossible() {
      if (draft === null || readOnly) return
      const save = (): void => {
        if (!uploader.canRename(upload.id)) return
        setDraft(null)
        uploader.rename(upload.id, draft)
      }
      save()
      return uploader.subscribe(save)
    },
    [draft, readOnly, uploader, upload.id],
  )

  useEffect(
    function giveFocusBack() {
      if (!editing && isButtonNext.current) button.current?.focus()
      isButtonNext.current = false
    },
    [editing],
  )

  function end(typed: string | null, isByKey: boolean): void {
    isButtonNext.current = isByKey
    setEditing(false)
    if (typed === null) return
    if (!readOnly && uploader.canRename(upload.id)) uploader.rename(upload.id, typed)
    else if (typed.trim() !== '' && typed !== title) setDraft(typed)
  }

  const edit = usePress(() => setEditing(true), 'edit')
  const save = usePress(() => uploader.rename(upload.id, title), 'save')
  const problem = upload.title?.state === 'failed' ? upload.title.error.code : undefined
  const own = {
    onKeyDown(event: KeyboardEvent) {
      if (event.key === 'F2' && canRename) setEditing(true)
    },
    children: (
      <>
        {editing ? (
          <TitleField label={messages.titleLabel({ name })} title={title} isOver={readOnly} onEnd={end} />
        ) : (
          <>
            {draft === null ? <ItemName /> : <ItemName title={draft}>{draft}</ItemName>}
            {canRename ? (
              <button
                ref={button}
                type="button"
                aria-label={labelOf(messages.editTitle())}
                title={messages.editTitle()}
                {...edit.button}
              >
                {children ?? messages.editTitle()}
              </button>
            ) : null}
          </>
        )}
        {draft !== null ? <p role="alert">{messages.titleNotSaved()}</p> : null}
        {draft === null && problem !== undefined && canRename ? (
          <p role="alert">
            {messages.titleNotSaved()}{' '}
            <button type="button" aria-label={labelOf(messages.saveTitle())} {...save.button}>
              {messages.saveTitle()}
            </button>
          </p>
        ) : null}
      </>
    ),
  }
  const state = { editing, saving: upload.title?.state === 'unsaved', problem }
  return usePart('div', state, own, rest, ref)
})
