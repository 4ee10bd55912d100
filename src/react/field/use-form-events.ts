// Hears of a form's submit before the app does, and of its reset after the app.
'use client'

import { type RefObject, useEffect, useRef } from 'react'

interface FormListener {
  /** Returns whether the submit is held back: then nobody else hears of it. */
  readonly submitted: (form: HTMLFormElement, submitter: HTMLElement | null) => boolean
  readonly reset: () => void
}

/** @param control any control of the form; `null` while there is none */
export function useFormEvents(control: RefObject<HTMLInputElement | null>, listener: FormListener): void {
  const latest = useRef(listener)
  useEffect(function keepLatest() {
    latest.current = listener
  })
  useEffect(
    function listen() {
      // React listens at its container, and the form of a control may change: so at what is around both. Neither event
      // leaves a shadow root.
      const root = control.current?.getRootNode() ?? document
      const target = root === document ? window : root
      const formOf = (event: Event): HTMLFormElement | null =>
        event.target === control.current?.form ? control.current.form : null
      function onSubmit(event: Event): void {
        const form = formOf(event)
        if (form === null || !latest.current.submitted(form, (event as SubmitEvent).submitter)) return
        event.preventDefault()
        event.stopPropagation()
      }
      function onReset(event: Event): void {
        if (formOf(event) !== null && !event.defaultPrevented) latest.current.reset()
      }
      target.addEventListener('submit', onSubmit, true)
      target.addEventListener('reset', onReset)
      return () => {
        target.removeEventListener('submit', onSubmit, true)
        target.removeEventListener('reset', onReset)
      }
    },
    [control],
  )
}
