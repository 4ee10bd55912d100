// Keeps the browser on the page when files are dropped beside the drop zone.
'use client'

import { useEffect } from 'react'
import { holdsFiles } from './data-transfer.js'

/** The browser would leave the page, and end every upload, to show the file. */
export function usePreventDropNavigation(isEnabled: boolean): void {
  useEffect(
    function keepThePage() {
      if (!isEnabled) return
      // On the window, so that listeners on the document run first.
      window.addEventListener('dragover', refuse)
      window.addEventListener('drop', refuse)
      return () => {
        window.removeEventListener('dragover', refuse)
        window.removeEventListener('drop', refuse)
      }
    },
    [isEnabled],
  )
}

function refuse(event: DragEvent): void {
  const { dataTransfer, target } = event
  if (event.defaultPrevented || !holdsFiles(dataTransfer)) return
  // A file input accepts drops by itself.
  if (target instanceof Element && target.closest('input[type="file"]') !== null) return
  event.preventDefault()
  dataTransfer.dropEffect = 'none'
}
