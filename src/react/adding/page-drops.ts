// What becomes of files that are dropped on the page: the uploader takes them, or nobody does.
'use client'

import { useEffect } from 'react'
import { useUploaderContext } from '../hooks/uploader-context.js'
import { holdsFiles } from './data-transfer.js'
import { readDroppedFiles } from './dropped-files.js'

/** Takes files that are dropped anywhere, except those that another element took with `preventDefault()`. */
export function usePageDrop(): void {
  const { uploader, disabled } = useUploaderContext()
  useEffect(
    function takeDropsOfPage() {
      if (disabled) return
      return onFileDrag(document, (event, transfer) => {
        event.preventDefault()
        if (event.type === 'drop') void readDroppedFiles(transfer).then(uploader.add)
        else transfer.dropEffect = 'copy'
      })
    },
    [uploader, disabled],
  )
}

/** The browser would leave the page, and end every upload, to show a file that is dropped beside the drop zone. */
export function usePreventDropNavigation(isEnabled: boolean): void {
  useEffect(
    function keepThePage() {
      if (!isEnabled) return
      // On the window, so that listeners on the document run first.
      return onFileDrag(window, (event, transfer) => {
        // A file input accepts drops by itself. In a shadow root it is not the target.
        if (
          event.composedPath().some((node) => node instanceof Element && node.matches('input[type="file"]'))
        )
          return
        event.preventDefault()
        transfer.dropEffect = 'none'
      })
    },
    [isEnabled],
  )
}

type DragListener = (event: DragEvent, transfer: DataTransfer) => void

/** Calls the listener when files move over the target or are dropped on it, unless another element took them. */
function onFileDrag(target: Document | Window, listener: DragListener): () => void {
  function onDrag(event: Event): void {
    const { dataTransfer, defaultPrevented } = event as DragEvent
    if (!defaultPrevented && holdsFiles(dataTransfer)) listener(event as DragEvent, dataTransfer)
  }
  const listening = new AbortController()
  target.addEventListener('dragover', onDrag, { signal: listening.signal })
  target.addEventListener('drop', onDrag, { signal: listening.signal })
  return () => listening.abort()
}
