// The field for the address of a video on another server.
'use client'

import { type KeyboardEvent, type MouseEvent, useId, useState } from 'react'
import { type LinkFault, linkFault, toUrl, withScheme } from '../../protocol/link.js'
import { useUploaderContext } from '../hooks/uploader-context.js'
import { type Part, type PartOf, part, usePart } from '../part/part.js'
import { rejectionText } from '../text/rejection-text.js'

export interface LinkFormState {
  /** What is wrong with the address that was submitted. */
  readonly problem: LinkFault | undefined
  readonly disabled: boolean
}

export type LinkFormProps = PartOf<'div', LinkFormState>

/**
 * A field, its button, and what is wrong with the address. If the list rejects the link, a row says so. No `form`, so that it can
 * be in one of yours: that is not sent by its Enter and button, and its field is not in the data. With your own children, the first
 * `input` is the field, and a press of any button adds the link; inside of a form, give both `form=""`.
 */
export const LinkForm: Part<LinkFormProps, 'div'> = part(function LinkForm(props, ref) {
  const { uploader, messages, disabled, format } = useUploaderContext()
  const [problem, setProblem] = useState<LinkFault | undefined>()
  const id = useId()

  function add(within: HTMLElement): void {
    const field = within.querySelector('input')
    if (disabled || field === null) return
    const url = withScheme(field.value.trim())
    const fault = linkFault(toUrl(url))
    setProblem(fault ?? undefined)
    if (fault === null) {
      uploader.addLink(url)
      field.value = ''
    }
    field.focus()
  }

  function onKeyDown(event: KeyboardEvent<HTMLDivElement>): void {
    const { key, nativeEvent, keyCode } = event
    const target = event.target as HTMLInputElement
    // While an input method composes letters, the key belongs to it. Safari reports key code 229.
    if (nativeEvent.isComposing || keyCode === 229 || target.localName !== 'input') return
    const isClearing = key === 'Escape' && target.value !== ''
    if (key !== 'Enter' && !isClearing) return
    event.preventDefault()
    // Neither sends a form around it, nor closes a dialog. React passes it on to what is around a dialog's portal, too.
    event.stopPropagation()
    if (!isClearing) return add(event.currentTarget)
    target.value = ''
    setProblem(undefined)
  }

  function onClick(event: MouseEvent<HTMLDivElement>): void {
    if ((event.target as Element).closest('button') === null) return
    // A button is one that submits, unless its app has said otherwise.
    event.preventDefault()
    add(event.currentTarget)
  }

  const own = {
    onKeyDown,
    onClick,
    onInput: () => setProblem(undefined),
    children: (
      <>
        <label htmlFor={id}>{messages.linkLabel()}</label>
        <input
          id={id}
          type="url"
          // Of no form, not even before there is any script to take its Enter.
          form=""
          enterKeyHint="done"
          dir="ltr"
          autoComplete="off"
          placeholder="https://"
          disabled={disabled}
          aria-invalid={problem !== undefined}
          aria-describedby={`${id}-problem`}
        />
        <button type="button" form="" disabled={disabled}>
          {messages.linkAdd()}
        </button>
        <p id={`${id}-problem`} role="alert">
          {problem === undefined ? null : rejectionText({ code: problem }, messages.rejection, format)}
        </p>
      </>
    ),
  }
  return usePart('div', { problem, disabled }, own, props, ref)
})
