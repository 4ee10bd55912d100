// What becomes of files that are dropped on the page: the uploader takes them, or nobody does.
'use client'

import { type RefObject, useEffect } from 'react'
import { useUploaderContext } from '../hooks/uploader-context.js'
import { isElement, pageOf } from '../part/own-page.js'
import { holdsFiles } from './data-transfer.js'
import { readDroppedFiles } from './dropped-files.js'

/** Takes files that are dropped anywhere, except those that another element took with `preventDefault()`. */
export function usePageDrop(): void {
  const { uploader, disabled, rootRef } = useUploaderContext()
  useEffect(
    function takeDropsOfPage() {
      if (disabled) return
      return onFileDrag([pageOf(rootRef)], (event, transfer) => {
        event.preventDefault()
        if (event.type === 'drop') void readDroppedFiles(transfer).then(uploader.add)
        else transfer.dropEffect = 'copy'
      })
    },
    [uploader, disabled, rootRef],
  )
}

/** The browser would leave the page, and end every upload, to show a file that is dropped beside the drop zone. */
export function usePreventDropNavigation(root: RefObject<Element | null>, isEnabled: boolean): void {
  useEffect(
    function keepThePage() {
      if (!isEnabled) return
      // On the window, so that listeners on the document run first: that of the uploader, and that of the script, which is
      // another one around a portal.
      return onFileDrag([window, pageOf(root).defaultView], (event, transfer) => {
        // A file input accepts drops by itself. In a shadow root it is not the target.
        if (event.composedPath().some((node) => isElement(node) && node.matches('input[type="file"]'))) return
        event.preventDefault()
        transfer.dropEffect = 'none'
      })
    },
    [root, isEnabled],
  )
}

type DragListener = (event: DragEvent, transfer: DataTransfer) => void

/** Calls the listener when files move over a target or are dropped on it, unless another element took them. */
function onFileDrag(targets: readonly (Document | Window | null)[], listener: DragListener): () => void {
  function onDrag(event: Event): void {
    const { dataTransfer, defaultPrevented } = event as DragEvent
    if (!defaultPrevented && holdsFiles(dataTransfer)) listener(event as DragEvent, dataTransfer)
  }
  const listening = new AbortController()
  for (const target of targets) {
    target?.addEventListener('dragover', onDrag, { signal: listening.signal })
    target?.addEventListener('drop', onDrag, { signal: listening.signal })
  }
  return () => listening.abort()
}
