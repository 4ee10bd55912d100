// Hears of a form's submit before the app does, and of its reset after the app.
'use client'

import { type RefObject, useEffect } from 'react'

export interface FormListener {
  /** Returns whether the submit is held back: then nobody else hears of it. */
  readonly submitted: (form: HTMLFormElement, submitter: HTMLElement | null) => boolean
  readonly reset: () => void
}

/** @param control any control of the form, rendered together with this; `null` while there is none */
export function useFormEvents(control: RefObject<HTMLInputElement | null>, listener: FormListener): void {
  // After each render: the control may have come only with this one, and to another root than the document.
  useEffect(function listen() {
    // A Suspense around it that shows something else takes it out of the ref, and not out of the form.
    const input = control.current
    // React listens at its container, and the form of a control may change: so at what is around both. Neither event
    // leaves a shadow root.
    const root = input?.getRootNode()
    const target = (root as Partial<Document> | undefined)?.defaultView ?? root
    const formOf = (event: Event): HTMLFormElement | null =>
      event.target === input?.form ? input.form : null
    function onSubmit(event: Event): void {
      const form = formOf(event)
      if (form === null || !listener.submitted(form, (event as SubmitEvent).submitter)) return
      event.preventDefault()
      event.stopPropagation()
    }
    function onReset(event: Event): void {
      if (formOf(event) !== null && !event.defaultPrevented) listener.reset()
    }
    target?.addEventListener('submit', onSubmit, true)
    target?.addEventListener('reset', onReset)
    return () => {
      target?.removeEventListener('submit', onSubmit, true)
      target?.removeEventListener('reset', onReset)
    }
  })
}
