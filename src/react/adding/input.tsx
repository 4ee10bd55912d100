'use client'

import {
  type ChangeEvent,
  type ComponentPropsWithoutRef,
  type CSSProperties,
  forwardRef,
  type MouseEvent,
  useRef,
} from 'react'
import { useUploaderContext } from '../hooks/uploader-context.js'
import { useUploaderState } from '../hooks/use-uploader-state.js'
import { type Part, type PartOf, usePart } from '../part/part.js'
import { useClientStyle } from '../part/use-client-style.js'
import { useMergedRefs } from '../part/use-merged-refs.js'
import { sortChosenFolder } from './dropped-files.js'
import { openFilePicker } from './open-file-dialog.js'

export interface InputState {
  readonly disabled: boolean
}

export type InputProps = PartOf<ComponentPropsWithoutRef<'input'>, InputState>

/** `hidden` alone gives way to any `input { display: block }` of the page's. */
const notToBeSeen: CSSProperties = { display: 'none' }

/**
 * The native file input, hidden: `Trigger` and `Dropzone` open it. `accept` and `multiple` follow the uploader's rules. Where the browser
 * has a dialog by which files can be opened again in a later visit, that one opens instead, unless the input has an `onChange`, `capture`
 * or `webkitdirectory` of the host's.
 */
export const Input: Part<InputProps, HTMLInputElement> = forwardRef(function Input(props: InputProps, ref) {
  const { uploader, disabled, inputRef } = useUploaderContext()
  const { accept, maxFiles } = useUploaderState((state) => state.rules)
  const attach = useMergedRefs(inputRef, ref)
  const scriptStyle = useClientStyle(notToBeSeen)
  const style = props.hidden === false ? undefined : scriptStyle
  const isPickerRefused = useRef(false)

  function onClick(event: MouseEvent<HTMLInputElement>): void {
    const input = event.currentTarget
    const isNative = props.onChange !== undefined || input.webkitdirectory || input.hasAttribute('capture')
    if (isNative || isPickerRefused.current) return
    const isOpen = openFilePicker(input, uploader.add, () => {
      isPickerRefused.current = true
      input.click()
    })
    if (isOpen) event.preventDefault()
  }

  function onChange({ currentTarget }: ChangeEvent<HTMLInputElement>): void {
    const files = Array.from(currentTarget.files ?? [])
    uploader.add(currentTarget.webkitdirectory ? sortChosenFolder(files) : files)
    // Without this, choosing the same file again would be no change.
    currentTarget.value = ''
  }

  const own = {
    type: 'file',
    hidden: true,
    style,
    accept,
    multiple: maxFiles !== 1,
    disabled,
    onClick,
    onChange,
  }
  return usePart('input', { disabled }, own, { ...props }, attach)
})
