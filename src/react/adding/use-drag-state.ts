// Whether files are dragged over an element or over the page, and whether they would be accepted.
'use client'

import { type RefObject, useEffect, useState } from 'react'
import { useUploaderContext } from '../hooks/uploader-context.js'
import { pageOf } from '../part/own-page.js'
import { holdsFiles, isRefused } from './data-transfer.js'

export interface DragState {
  /** `invalid`: none of the files would be accepted, as far as the browser tells before the drop. */
  readonly is: 'none' | 'valid' | 'invalid'
  /** How many files and folders; `null` if the browser does not tell. */
  readonly files: number | null
}

const nothing: DragState = { is: 'none', files: null }

/**
 * Follows drags over the whole page: a child that is removed under the pointer fires no `dragleave`.
 * @param zone counts only what is over this element. Default: the page
 */
export function useDragState(zone?: RefObject<HTMLElement | null>): DragState {
  const { uploader, disabled, rootRef } = useUploaderContext()
  const [drag, setDrag] = useState(nothing)

  useEffect(
    function followDrags() {
      if (disabled) return
      const page = pageOf(zone ?? rootRef)
      const end = (): void => setDrag(nothing)
      let latest: EventTarget | undefined

      function show(is: DragState['is'], { items }: DataTransfer): void {
        const files = Array.from(items).filter(({ kind }) => kind === 'file').length || null
        // Browsers fire several such events a second: the same state renders nothing.
        setDrag((last) => (last.is === is && last.files === files ? last : { is, files }))
      }

      function onMove(event: DragEvent): void {
        const { dataTransfer } = event
        const path = event.composedPath()
        latest = path[0]
        const isOver = zone === undefined || (zone.current !== null && path.includes(zone.current))
        if (!isOver || !holdsFiles(dataTransfer)) end()
        else if (isRefused(dataTransfer, uploader.getState().rules.accept)) show('invalid', dataTransfer)
        else show('valid', dataTransfer)
      }

      function onLeave(event: DragEvent): void {
        // The next element is entered before the one before it is left, so who leaves the latest one leaves the
        // page. `relatedTarget` was null in Safari until 2026: https://webkit.org/b/66547
        if (event.composedPath()[0] === latest) end()
      }

      const listening = new AbortController()
      // In the capture phase: an element that takes drops of its own may stop the events from bubbling.
      const options = { capture: true, signal: listening.signal }
      page.addEventListener('dragenter', onMove, options)
      page.addEventListener('dragover', onMove, options)
      page.addEventListener('dragleave', onLeave, options)
      page.addEventListener('drop', end, options)
      return () => {
        listening.abort()
        end()
      }
    },
    [uploader, disabled, rootRef, zone],
  )

  return drag
}
