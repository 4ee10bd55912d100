// The part that takes drops on the whole page, and shows so while files are dragged over it.
'use client'

import { useEffect, useRef } from 'react'
import { useUploaderContext } from '../hooks/uploader-context.js'
import { useUploaderState } from '../hooks/use-uploader-state.js'
import { type Part, type PartOf, part, usePart } from '../part/part.js'
import { useMergedRefs } from '../part/use-merged-refs.js'
import { usePageDrop } from './page-drops.js'
import { useDragState } from './use-drag-state.js'

export interface DropOverlayState {
  /** None of the files would be accepted, as far as the browser knows before the drop. */
  readonly dragInvalid: boolean
  /** How many files and folders are dragged, if the browser tells. */
  readonly dragFiles: number | undefined
}

export type DropOverlayProps = PartOf<'div', DropOverlayState>

/** While it is rendered, files can be dropped anywhere. Visible, above all else, only while files are dragged. */
export const DropOverlay: Part<DropOverlayProps, 'div'> = part(function DropOverlay(props, ref) {
  const { messages, format } = useUploaderContext()
  const multiple = useUploaderState((state) => state.rules.maxFiles !== 1)
  const drag = useDragState()
  usePageDrop()
  const overlay = useRef<HTMLDivElement>(null)
  const attach = useMergedRefs(overlay, ref)
  const isShown = drag.is !== 'none'

  useEffect(
    function raiseToTopLayer() {
      // Older browsers have no popovers: elements with a higher `z-index` cover the overlay there.
      if (isShown) overlay.current?.showPopover?.()
    },
    [isShown],
  )

  const dragInvalid = drag.is === 'invalid'
  const children = dragInvalid
    ? messages.dropzoneInvalid()
    : messages.dropzoneActive({ multiple, files: drag.files }, format)
  // The drag must reach what is below: the drop zone, or another element that takes files.
  const own = { popover: 'manual', style: { pointerEvents: 'none' }, children }
  const element = usePart('div', { dragInvalid, dragFiles: drag.files ?? undefined }, own, props, attach)
  return isShown ? element : null
})
