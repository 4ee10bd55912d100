'use client'

import {
  type ComponentPropsWithoutRef,
  type DragEvent,
  forwardRef,
  type MouseEvent,
  useRef,
  useState,
} from 'react'
import { useUploaderContext } from '../hooks/uploader-context.js'
import { type Part, type PartOf, usePart } from '../part/part.js'
import { holdsFiles, isRefused } from './data-transfer.js'
import { readDroppedFiles } from './dropped-files.js'
import { useFilePicker } from './use-file-picker.js'

export interface DropzoneState {
  /** Files are held over it. */
  readonly dragging: boolean
  /** None of the files held over it would be accepted, as far as the browser tells before the drop. */
  readonly dragInvalid: boolean
  readonly disabled: boolean
}

export type DropzoneProps = PartOf<ComponentPropsWithoutRef<'div'>, DropzoneState>

type Drag = 'none' | 'valid' | 'invalid'

/** Takes dropped files and folders, and opens the file dialog when clicked. Keyboards have the `Trigger` inside it. */
export const Dropzone: Part<DropzoneProps, HTMLDivElement> = forwardRef(function Dropzone(
  props: DropzoneProps,
  ref,
) {
  const { uploader, disabled } = useUploaderContext()
  const openPicker = useFilePicker()
  const [drag, setDrag] = useState<Drag>('none')
  // Enter and leave fire for each child too: the pointer is outside once it has left as often as it entered.
  const depth = useRef(0)

  function onDragEnter(event: DragEvent): void {
    if (!holdsFiles(event.dataTransfer)) return
    event.preventDefault()
    depth.current += 1
    setDrag(isRefused(event.dataTransfer, uploader.getState().rules.accept) ? 'invalid' : 'valid')
  }

  function onDragLeave(event: DragEvent): void {
    if (!holdsFiles(event.dataTransfer)) return
    depth.current -= 1
    if (depth.current <= 0) endDrag()
  }

  function onDragOver(event: DragEvent): void {
    if (!holdsFiles(event.dataTransfer)) return
    event.preventDefault()
    event.dataTransfer.dropEffect = disabled ? 'none' : 'copy'
  }

  function onDrop(event: DragEvent): void {
    if (!holdsFiles(event.dataTransfer)) return
    // Also where nothing is taken: the browser would leave the page, and every upload in it, to show the file.
    event.preventDefault()
    endDrag()
    if (!disabled) void readDroppedFiles(event.dataTransfer).then(uploader.add)
  }

  function endDrag(): void {
    depth.current = 0
    setDrag('none')
  }

  const state: DropzoneState = {
    dragging: drag !== 'none' && !disabled,
    dragInvalid: drag === 'invalid' && !disabled,
    disabled,
  }
  function onClick(event: MouseEvent): void {
    if (!isOnControl(event)) openPicker()
  }

  const own = { onDragEnter, onDragLeave, onDragOver, onDrop, onClick }
  return usePart('div', state, own, { ...props }, ref)
})

/** On something inside the drop zone that does something of its own, or outside of it: React's events come through portals too. */
function isOnControl({ target, currentTarget }: MouseEvent): boolean {
  if (!(target instanceof Element) || !currentTarget.contains(target)) return true
  const control = target.closest(
    'a, button, input, label, select, summary, textarea, [role="button"], [role="link"]',
  )
  return control !== null && control !== currentTarget && currentTarget.contains(control)
}
