'use client'

import { type ComponentPropsWithoutRef, type FormEvent, forwardRef, useId, useState } from 'react'
import { type LinkFault, linkFault, toUrl } from '../../protocol/link.js'
import { useUploaderContext } from '../hooks/uploader-context.js'
import { type Part, type PartOf, usePart } from '../part/part.js'
import { rejectionText } from '../text/upload-text.js'

export interface LinkFormState {
  /** What is wrong with the address that was sent off. */
  readonly problem: LinkFault | undefined
  readonly disabled: boolean
}

export type LinkFormProps = PartOf<ComponentPropsWithoutRef<'form'>, LinkFormState>

/**
 * A field for the address of a video on another server, its button, and below it what is wrong with the address. What the list does not
 * take, such as one video too many, is said in a row. With children of your own it sends off the field that is called `url`. It is a `form`,
 * and HTML has none within another: place it outside of yours.
 */
export const LinkForm: Part<LinkFormProps, HTMLFormElement> = forwardRef(function LinkForm(
  props: LinkFormProps,
  ref,
) {
  const { uploader, messages, disabled, format } = useUploaderContext()
  const [problem, setProblem] = useState<LinkFault | undefined>()
  const id = useId()

  function onSubmit(event: FormEvent<HTMLFormElement>): void {
    // In any case: the browser would leave the page, and every upload in it.
    event.preventDefault()
    // React tells a form of the host's around it, too: a dialog is inside of what opens it, wherever it stands in the page.
    event.stopPropagation()
    const form = event.currentTarget
    const field = form.elements.namedItem('url')
    if (disabled || !(field instanceof HTMLInputElement)) return
    const url = field.value.trim()
    const fault = linkFault(toUrl(url))
    setProblem(fault ?? undefined)
    if (fault === null) {
      uploader.addLink(url)
      form.reset()
    }
    field.focus()
  }

  const own = {
    // The browser's own bubbles are in its language, not in the page's, and gone after a moment.
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
  return usePart('form', { problem, disabled }, own, { ...props }, ref)
})
