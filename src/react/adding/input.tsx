// The native file input.
'use client'

import { type ChangeEvent, type CSSProperties, type MouseEvent, useCallback, useRef } from 'react'
import { useUploaderContext } from '../hooks/uploader-context.js'
import { useUploaderState } from '../hooks/use-uploader-state.js'
import { type Part, type PartOf, part, usePart } from '../part/part.js'
import { useClientStyle } from '../part/use-client-style.js'
import { useMergedRefs } from '../part/use-merged-refs.js'
import { sortChosenFolder } from './dropped-files.js'
import { openFilePicker } from './open-file-dialog.js'
import { keepQuiet } from './quiet-events.js'

export interface InputState {
  readonly disabled: boolean
}

export type InputProps = Omit<PartOf<'input', InputState>, 'name' | 'required'>

/** Any `input { display: block }` of the page overrides the attribute `hidden`. */
const invisible: CSSProperties = { display: 'none' }

/**
 * Hidden; `Trigger` and `Dropzone` open it. `accept` and `multiple` follow the rules. In Chromium a dialog whose files a later
 * visit can open again replaces it, unless your app sets `onChange`, `capture` or `webkitdirectory`. Your page hears no `change`,
 * `input`, `cancel` or click of it, unless you set a handler for it here. It is always empty, so it has neither `name` nor `required`.
 */
export const Input: Part<InputProps, 'input'> = part(function Input(props, ref) {
  const { uploader, disabled, inputRef } = useUploaderContext()
  const { accept, maxFiles } = useUploaderState((state) => state.rules)
  const clientStyle = useClientStyle(invisible)
  const style = props.hidden === false ? undefined : clientStyle
  const isPickerRefused = useRef(false)
  const isChangeHeard = props.onChange !== undefined || props.render !== undefined
  const isClickHeard = props.onClick !== undefined || props.render !== undefined
  const isInputHeard = props.onInput !== undefined || props.render !== undefined
  const isNative = props.onChange !== undefined

  const take = useCallback(
    (input: HTMLInputElement): void => {
      const files = Array.from(input.files ?? [])
      uploader.add(input.webkitdirectory ? sortChosenFolder(files) : files)
      // Otherwise choosing the same file again would fire no event.
      input.value = ''
    },
    [uploader],
  )

  const pick = useCallback(
    (input: HTMLInputElement, event: Pick<Event, 'preventDefault'>): void => {
      if (isNative || input.webkitdirectory || input.hasAttribute('capture')) return
      if (isPickerRefused.current) return
      const isOpen = openFilePicker(input, uploader.add, () => {
        isPickerRefused.current = true
        input.click()
      })
      if (isOpen) event.preventDefault()
    },
    [uploader, isNative],
  )

  const listen = useCallback(
    (input: HTMLInputElement | null) =>
      input === null
        ? undefined
        : keepQuiet(input, {
            change: isChangeHeard ? null : take,
            click: isClickHeard ? null : pick,
            isInputHeard,
          }),
    [take, pick, isChangeHeard, isClickHeard, isInputHeard],
  )
  const attach = useMergedRefs(useMergedRefs(inputRef, listen), ref)

  const attributes = { type: 'file', hidden: true, style, accept, multiple: maxFiles !== 1, disabled }
  const handlers = {
    onClick: isClickHeard
      ? (event: MouseEvent<HTMLInputElement>) => pick(event.currentTarget, event)
      : undefined,
    onChange: isChangeHeard
      ? ({ currentTarget }: ChangeEvent<HTMLInputElement>) => take(currentTarget)
      : undefined,
  }
  // In JavaScript they can be given all the same: a form would never be submitted, and not say why.
  const given = { ...props, name: undefined, required: undefined }
  return usePart('input', { disabled }, { ...attributes, ...handlers }, given, attach)
})
