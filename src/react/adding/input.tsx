// The native file input.
'use client'

import { type ChangeEvent, type CSSProperties, type MouseEvent, useRef } from 'react'
import { useUploaderContext } from '../hooks/uploader-context.js'
import { useUploaderState } from '../hooks/use-uploader-state.js'
import { type Part, type PartOf, part, usePart } from '../part/part.js'
import { useClientStyle } from '../part/use-client-style.js'
import { useMergedRefs } from '../part/use-merged-refs.js'
import { sortChosenFolder } from './dropped-files.js'
import { openFilePicker } from './open-file-dialog.js'

export interface InputState {
  readonly disabled: boolean
}

export type InputProps = PartOf<'input', InputState>

/** Any `input { display: block }` of the page overrides the attribute `hidden`. */
const invisible: CSSProperties = { display: 'none' }

/**
 * Hidden; `Trigger` and `Dropzone` open it. `accept` and `multiple` follow the rules. In Chromium a dialog whose files a later
 * visit can open again replaces it, unless your app sets `onChange`, `capture` or `webkitdirectory`.
 */
export const Input: Part<InputProps, 'input'> = part(function Input(props, ref) {
  const { uploader, disabled, inputRef } = useUploaderContext()
  const { accept, maxFiles } = useUploaderState((state) => state.rules)
  const attach = useMergedRefs(inputRef, ref)
  const clientStyle = useClientStyle(invisible)
  const style = props.hidden === false ? undefined : clientStyle
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
    // Otherwise choosing the same file again would fire no event.
    currentTarget.value = ''
  }

  const attributes = { type: 'file', hidden: true, style, accept, multiple: maxFiles !== 1, disabled }
  return usePart('input', { disabled }, { ...attributes, onClick, onChange }, props, attach)
})
