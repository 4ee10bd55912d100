// Holds a form back while bytes are under way, and sends it afterwards.
'use client'

import { type RefObject, useCallback, useEffect, useRef, useState } from 'react'
import type { StreamUploaderHandle } from '../../browser/create-uploader.js'
import { isAtEnd } from '../../core/machine/arrival.js'
import type { VideoFieldProps } from './field-props.js'
import { useFormEvents } from './use-form-events.js'

interface Submit {
  readonly form: HTMLFormElement
  readonly submitter: HTMLElement | null
}

interface HeldSubmitOptions extends Pick<VideoFieldProps, 'holdSubmit' | 'counts' | 'onHoldChange'> {
  readonly control: RefObject<HTMLInputElement | null>
  /** As it is rendered: so are the hidden inputs. */
  readonly isUnderWay: boolean
  readonly hasFailed: boolean
  readonly onReset: () => void
}

/** Returns whether a submit is held back. */
export function useHeldSubmit(uploader: StreamUploaderHandle, options: HeldSubmitOptions): boolean {
  const { holdSubmit = false, counts = 'uploaded', control, isUnderWay, hasFailed } = options
  const [held, setHeld] = useState<Submit | null>(null)
  const heldRef = useRef<Submit | null>(null)

  const onHoldChange = useRef(options.onHoldChange)
  useEffect(function keepLatest() {
    onHoldChange.current = options.onHoldChange
  })

  const hold = useCallback((submit: Submit | null): void => {
    const isNew = (heldRef.current === null) !== (submit === null)
    heldRef.current = submit
    setHeld(submit)
    if (isNew) onHoldChange.current?.(submit !== null)
  }, [])

  useFormEvents(control, {
    submitted(form, submitter) {
      const isArrived = uploader.getState().uploads.every((upload) => isAtEnd(upload, counts))
      if (!holdSubmit || (isArrived && !isUnderWay)) {
        hold(null)
        return false
      }
      uploader.startAll()
      hold({ form, submitter })
      return true
    },
    reset() {
      hold(null)
      options.onReset()
    },
  })

  const [due, setDue] = useState<Submit | null>(null)
  useEffect(
    function letAllRender() {
      if (held === null || isUnderWay) return
      // Rendered together with what the app and the field have just heard of: until then the field is empty, and invalid.
      const timer = setTimeout(() => setDue(held))
      return () => {
        clearTimeout(timer)
        setDue(null)
      }
    },
    [held, isUnderWay],
  )

  useEffect(
    function sendWhenArrived() {
      if (due === null || due !== held || isUnderWay) return
      // Effects of the app may follow the videos too.
      const timer = setTimeout(() => {
        if (heldRef.current === null) return
        const { form, submitter } = heldRef.current
        if (hasFailed) {
          hold(null)
          control.current?.reportValidity()
        } else {
          form.requestSubmit(isSubmitterOf(form, submitter) ? submitter : null)
          hold(null)
        }
      })
      return () => clearTimeout(timer)
    },
    [due, held, isUnderWay, hasFailed, control, hold],
  )

  return held !== null
}

/** It may be gone, or belong to another form by now. */
function isSubmitterOf(form: HTMLFormElement, submitter: HTMLElement | null): boolean {
  return submitter !== null && 'form' in submitter && submitter.form === form
}
