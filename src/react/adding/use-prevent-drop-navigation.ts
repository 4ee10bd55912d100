'use client'

import { useEffect } from 'react'
import { holdsFiles } from './data-transfer.js'

/** A file that is dropped beside the drop zone would make the browser leave the page, and every upload in it, to show the file. */
export function usePreventDropNavigation(areCaught: boolean): void {
  useEffect(
    function keepThePage() {
      if (!areCaught) return
      // On the window: whoever takes drops on the document comes before.
      window.addEventListener('dragover', refuse)
      window.addEventListener('drop', refuse)
      return () => {
        window.removeEventListener('dragover', refuse)
        window.removeEventListener('drop', refuse)
      }
    },
    [areCaught],
  )
}

function refuse(event: DragEvent): void {
  const { dataTransfer, target } = event
  if (event.defaultPrevented || !holdsFiles(dataTransfer)) return
  // A file input takes drops by itself.
  if (target instanceof Element && target.closest('input[type="file"]') !== null) return
  event.preventDefault()
  dataTransfer.dropEffect = 'none'
}
