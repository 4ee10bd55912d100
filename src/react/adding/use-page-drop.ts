// Takes files that are dropped anywhere on the page.
'use client'

import { useEffect } from 'react'
import { useUploaderContext } from '../hooks/uploader-context.js'
import { holdsFiles } from './data-transfer.js'
import { readDroppedFiles } from './dropped-files.js'

/** Ignores drops that another element took with `preventDefault()`. */
export function usePageDrop(): void {
  const { uploader, disabled } = useUploaderContext()

  useEffect(
    function takeDropsOfPage() {
      if (disabled) return

      function onDragOver(event: DragEvent): void {
        const { dataTransfer } = event
        if (!holdsFiles(dataTransfer) || event.defaultPrevented) return
        event.preventDefault()
        dataTransfer.dropEffect = 'copy'
      }

      function onDrop(event: DragEvent): void {
        if (!holdsFiles(event.dataTransfer) || event.defaultPrevented) return
        event.preventDefault()
        void readDroppedFiles(event.dataTransfer).then(uploader.add)
      }

      document.addEventListener('dragover', onDragOver)
      document.addEventListener('drop', onDrop)
      return () => {
        document.removeEventListener('dragover', onDragOver)
        document.removeEventListener('drop', onDrop)
      }
    },
    [uploader, disabled],
  )
}
