'use client'

import { type ComponentPropsWithoutRef, forwardRef, useEffect, useRef } from 'react'
import { useUploaderContext } from '../hooks/uploader-context.js'
import { useUploaderState } from '../hooks/use-uploader-state.js'
import { type Part, type PartOf, usePart } from '../part/part.js'
import { useMergedRefs } from '../part/use-merged-refs.js'
import { useDragState } from './use-drag-state.js'
import { usePageDrop } from './use-page-drop.js'

export interface DropOverlayState {
  /** None of the files would be accepted, as far as the browser tells before the drop. */
  readonly dragInvalid: boolean
}

export type DropOverlayProps = PartOf<ComponentPropsWithoutRef<'div'>, DropOverlayState>

/**
 * While this part is rendered, files may be dropped anywhere on the page. It shows itself, above everything else, while files are held
 * over the page.
 */
export const DropOverlay: Part<DropOverlayProps, HTMLDivElement> = forwardRef(function DropOverlay(
  props: DropOverlayProps,
  ref,
) {
  const { messages } = useUploaderContext()
  const multiple = useUploaderState((state) => state.rules.maxFiles !== 1)
  const drag = useDragState()
  usePageDrop()
  const overlay = useRef<HTMLDivElement>(null)
  const attach = useMergedRefs(overlay, ref)
  const isShown = drag !== 'none'

  useEffect(
    function raiseToTopLayer() {
      // Without it, in older browsers, the overlay is as high as its place on the page allows.
      if (isShown) overlay.current?.showPopover?.()
    },
    [isShown],
  )

  const dragInvalid = drag === 'invalid'
  const children = dragInvalid ? messages.dropzoneInvalid() : messages.dropzoneActive({ multiple })
  // What is below must see the drag: the drop zone, or something else that takes files.
  const own = { popover: 'manual', style: { pointerEvents: 'none' }, children }
  const element = usePart('div', { dragInvalid }, own, { ...props }, attach)
  return isShown ? element : null
})
