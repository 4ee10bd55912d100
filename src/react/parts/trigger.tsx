'use client'

import { type ComponentPropsWithoutRef, forwardRef } from 'react'
import { type Part, type PartOf, usePart } from '../part.js'
import { useUploaderContext } from '../uploader-context.js'
import { useFilePicker } from '../use-file-picker.js'
import { useUploaderState } from '../use-uploader-state.js'

export interface TriggerState {
  readonly disabled: boolean
}

export type TriggerProps = PartOf<ComponentPropsWithoutRef<'button'>, TriggerState>

/** The button that opens the file dialog. */
export const Trigger: Part<TriggerProps, HTMLButtonElement> = forwardRef(function Trigger(
  props: TriggerProps,
  ref,
) {
  const { messages, disabled } = useUploaderContext()
  const multiple = useUploaderState((state) => state.rules.maxFiles !== 1)
  const openPicker = useFilePicker()
  const own = {
    type: 'button',
    disabled,
    children: messages.trigger({ multiple }),
    onClick: openPicker,
  }
  return usePart('button', { disabled }, own, { ...props }, ref)
})
