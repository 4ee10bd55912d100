// The part that takes dropped files.
'use client'

import { type DragEvent, type MouseEvent, useRef } from 'react'
import { useUploaderContext } from '../hooks/uploader-context.js'
import { type Part, type PartOf, part, usePart } from '../part/part.js'
import { useMergedRefs } from '../part/use-merged-refs.js'
import { holdsFiles } from './data-transfer.js'
import { readDroppedFiles } from './dropped-files.js'
import { isOnControl } from './is-on-control.js'
import { useDragState } from './use-drag-state.js'
import { useFilePicker } from './use-file-picker.js'

export interface DropzoneState {
  /** Files are dragged over it. */
  readonly dragging: boolean
  /** None of these files would be accepted, as far as the browser knows before the drop. */
  readonly dragInvalid: boolean
  /** How many files and folders are dragged over it, if the browser tells. */
  readonly dragFiles: number | undefined
  readonly disabled: boolean
}

export type DropzoneProps = PartOf<'div', DropzoneState>

/** Takes dropped files and folders; a click opens the file dialog. For the keyboard, put a `Trigger` inside. */
export const Dropzone: Part<DropzoneProps, 'div'> = part(function Dropzone(props, ref) {
  const { uploader, disabled } = useUploaderContext()
  const openPicker = useFilePicker()
  const zone = useRef<HTMLDivElement>(null)
  const attach = useMergedRefs(zone, ref)
  const drag = useDragState(zone)

  function onDragOver(event: DragEvent): void {
    if (!holdsFiles(event.dataTransfer)) return
    event.preventDefault()
    event.dataTransfer.dropEffect = disabled ? 'none' : 'copy'
  }

  function onDrop(event: DragEvent): void {
    if (!holdsFiles(event.dataTransfer)) return
    // Even if disabled: the browser would leave the page, and end every upload, to show the file.
    event.preventDefault()
    if (!disabled) void readDroppedFiles(event.dataTransfer).then(uploader.add)
  }

  function onClick(event: MouseEvent): void {
    if (!isOnControl(event)) openPicker()
  }

  const state = {
    dragging: drag.is !== 'none',
    dragInvalid: drag.is === 'invalid',
    dragFiles: drag.files ?? undefined,
    disabled,
  }
  const own = { onDragEnter: onDragOver, onDragOver, onDrop, onClick }
  return usePart('div', state, own, props, attach)
})
