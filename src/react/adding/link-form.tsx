// The form for the address of a video on another server.
'use client'

import { type FormEvent, useId, useState } from 'react'
import { type LinkFault, linkFault, toUrl, withScheme } from '../../protocol/link.js'
import { useUploaderContext } from '../hooks/uploader-context.js'
import { type Part, type PartOf, part, usePart } from '../part/part.js'
import { rejectionText } from '../text/upload-text.js'

export interface LinkFormState {
  /** What is wrong with the address that was submitted. */
  readonly problem: LinkFault | undefined
  readonly disabled: boolean
}

export type LinkFormProps = PartOf<'form', LinkFormState>

/**
 * A field, its button, and what is wrong with the address. If the list rejects the link, a row says so. With your own children
 * it submits the field with the name `url`. HTML forbids a form in a form: place it outside of yours.
 */
export const LinkForm: Part<LinkFormProps, 'form'> = part(function LinkForm(props, ref) {
  const { uploader, messages, disabled, format } = useUploaderContext()
  const [problem, setProblem] = useState<LinkFault | undefined>()
  const id = useId()

  function onSubmit(event: FormEvent<HTMLFormElement>): void {
    // Always: the browser would leave the page, and end every upload.
    event.preventDefault()
    // In a dialog's portal, React passes the event on to a form of the app around the dialog.
    event.stopPropagation()
    const form = event.currentTarget
    const field = form.elements.namedItem('url')
    if (disabled || !(field instanceof HTMLInputElement)) return
    const url = withScheme(field.value.trim())
    const fault = linkFault(toUrl(url))
    setProblem(fault ?? undefined)
    if (fault === null) {
      uploader.addLink(url)
      form.reset()
    }
    field.focus()
  }

  const own = {
    // The browser's own bubbles are in its language, not the page's, and disappear after a moment.
    noValidate: true,
    onSubmit,
    onInput: () => setProblem(undefined),
    children: (
      <>
        <label htmlFor={id}>{messages.linkLabel()}</label>
        <input
          id={id}
          type="url"
          name="url"
          dir="ltr"
          autoComplete="off"
          placeholder="https://"
          disabled={disabled}
          aria-invalid={problem !== undefined}
          aria-describedby={`${id}-problem`}
        />
        <button type="submit" disabled={disabled}>
          {messages.linkAdd()}
        </button>
        <p id={`${id}-problem`} role="alert">
          {problem === undefined ? null : rejectionText({ code: problem }, messages.rejection, format)}
        </p>
      </>
    ),
  }
  return usePart('form', { problem, disabled }, own, props, ref)
})
