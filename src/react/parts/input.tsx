'use client'

import {
  type ChangeEvent,
  type ComponentPropsWithoutRef,
  forwardRef,
  type MouseEvent,
  useCallback,
} from 'react'
import { type Part, type PartOf, renderPart } from '../part.js'
import { useUploaderState } from '../use-uploader-state.js'
import { useUploaderContext } from '../uploader-context.js'

export interface InputState {
  readonly disabled: boolean
}

export type InputProps = PartOf<ComponentPropsWithoutRef<'input'>, InputState>

/** The native file input, hidden: `Trigger` and `Dropzone` open it. `accept` and `multiple` follow the uploader's rules. */
export const Input: Part<InputProps, HTMLInputElement> = forwardRef(function Input(props: InputProps, ref) {
  const { uploader, disabled, inputRef } = useUploaderContext()
  const { accept, maxFiles } = useUploaderState((state) => state.rules)
  const attach = useCallback(
    (element: HTMLInputElement | null) => {
      inputRef.current = element
      if (typeof ref === 'function') ref(element)
      else if (ref !== null) ref.current = element
    },
    [inputRef, ref],
  )
  const own = {
    type: 'file',
    hidden: true,
    accept,
    multiple: maxFiles !== 1,
    disabled,
    // Opened from within a drop zone, its click would reach that drop zone and open it again.
    onClick: (event: MouseEvent) => event.stopPropagation(),
    onChange: ({ currentTarget }: ChangeEvent<HTMLInputElement>) => {
      uploader.add(currentTarget.files ?? [])
      // Without this, choosing the same file again would be no change.
      currentTarget.value = ''
    },
  }
  return renderPart('input', { disabled }, own, { ...props }, attach)
})
