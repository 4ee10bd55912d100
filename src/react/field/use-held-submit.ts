// Holds a form back while bytes are under way, and sends it afterwards.
'use client'

import { type RefObject, useCallback, useEffect, useRef, useState } from 'react'
import type { StreamUploaderHandle } from '../../browser/create-uploader.js'
import { callHost } from '../../browser/host-errors.js'
import { isAtEnd } from '../../core/machine/arrival.js'
import type { VideoFieldProps } from './field-props.js'
import type { FormListener } from './use-form-events.js'

interface Submit {
  readonly form: HTMLFormElement
  readonly submitter: HTMLElement | null
  /** The app has been told that it is over: what it has disabled meanwhile would not be sent. */
  readonly isReleased: boolean
}

interface HeldSubmitOptions extends Pick<VideoFieldProps, 'holdSubmit' | 'counts' | 'onHoldChange'> {
  readonly control: RefObject<HTMLInputElement | null>
  /** As it is rendered: so are the hidden inputs. */
  readonly isUnderWay: boolean
  readonly hasFailed: boolean
  readonly onReset: () => void
}

interface HeldSubmit extends FormListener {
  /** A submit is held back. */
  readonly holding: boolean
}

export function useHeldSubmit(uploader: StreamUploaderHandle, options: HeldSubmitOptions): HeldSubmit {
  const { holdSubmit = false, counts = 'uploaded', control, isUnderWay, hasFailed } = options
  const [held, setHeld] = useState<Submit | null>(null)
  const heldRef = useRef<Submit | null>(null)

  const onHoldChange = useRef(options.onHoldChange)
  useEffect(function keepLatest() {
    onHoldChange.current = options.onHoldChange
  })

  const hold = useCallback((submit: Submit | null): void => {
    const isNew = isHolding(heldRef.current) !== isHolding(submit)
    heldRef.current = submit
    setHeld(submit)
    if (isNew) callHost(onHoldChange.current, isHolding(submit))
  }, [])

  // The app may have disabled something until it hears of the end.
  useEffect(() => () => hold(null), [hold])

  useEffect(
    function sendWhenArrived() {
      if (held === null || (isUnderWay && !held.isReleased)) return
      // Rendered together with what the app and the field have just heard of: until then the field is empty, and invalid.
      // Effects of the app may follow the videos too, and what it was told.
      const timer = setTimeout(() => {
        if (heldRef.current !== held) return
        if (!held.isReleased) return hold({ ...held, isReleased: true })
        const { form, submitter } = held
        hold(null)
        if (hasFailed) control.current?.reportValidity()
        else form.requestSubmit(isSubmitterOf(form, submitter) ? submitter : null)
      })
      return () => clearTimeout(timer)
    },
    [held, isUnderWay, hasFailed, control, hold],
  )

  return {
    holding: isHolding(held),
    submitted(form, submitter) {
      const isArrived = uploader.getState().uploads.every((upload) => isAtEnd(upload, counts))
      if (!holdSubmit || (isArrived && !isUnderWay)) {
        hold(null)
        return false
      }
      uploader.startAll()
      hold({ form, submitter, isReleased: false })
      return true
    },
    reset() {
      hold(null)
      options.onReset()
    },
  }
}

function isHolding(submit: Submit | null): boolean {
  return submit?.isReleased === false
}

/** It may be gone, or belong to another form by now. */
function isSubmitterOf(form: HTMLFormElement, submitter: HTMLElement | null): boolean {
  return submitter !== null && 'form' in submitter && submitter.form === form
}
