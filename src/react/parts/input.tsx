'use client'

import { type ChangeEvent, type ComponentPropsWithoutRef, forwardRef } from 'react'
import { type Part, type PartOf, usePart } from '../part.js'
import { useUploaderContext } from '../uploader-context.js'
import { useJoinedRefs } from '../use-joined-refs.js'
import { useUploaderState } from '../use-uploader-state.js'

export interface InputState {
  readonly disabled: boolean
}

export type InputProps = PartOf<ComponentPropsWithoutRef<'input'>, InputState>

/** The native file input, hidden: `Trigger` and `Dropzone` open it. `accept` and `multiple` follow the uploader's rules. */
export const Input: Part<InputProps, HTMLInputElement> = forwardRef(function Input(props: InputProps, ref) {
  const { uploader, disabled, inputRef } = useUploaderContext()
  const { accept, maxFiles } = useUploaderState((state) => state.rules)
  const attach = useJoinedRefs(inputRef, ref)
  const own = {
    type: 'file',
    hidden: true,
    accept,
    multiple: maxFiles !== 1,
    disabled,
    onChange: ({ currentTarget }: ChangeEvent<HTMLInputElement>) => {
      uploader.add(currentTarget.files ?? [])
      // Without this, choosing the same file again would be no change.
      currentTarget.value = ''
    },
  }
  return usePart('input', { disabled }, own, { ...props }, attach)
})
