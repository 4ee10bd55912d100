'use client'

import { useEffect, useState } from 'react'
import { useUploaderContext } from '../hooks/uploader-context.js'
import { holdsFiles, isRefused } from './data-transfer.js'
import { readDroppedFiles } from './dropped-files.js'

export type PageDrop = 'none' | 'valid' | 'invalid'

/** Takes files that are dropped anywhere on the page, except where something else takes them. */
export function usePageDrop(): PageDrop {
  const { uploader, disabled } = useUploaderContext()
  const [drag, setDrag] = useState<PageDrop>('none')

  useEffect(
    function takeDropsOfPage() {
      if (disabled) return

      function onDragOver(event: DragEvent): void {
        const { dataTransfer } = event
        if (!holdsFiles(dataTransfer)) return
        setDrag(isRefused(dataTransfer, uploader.getState().rules.accept) ? 'invalid' : 'valid')
        if (event.defaultPrevented) return
        event.preventDefault()
        dataTransfer.dropEffect = 'copy'
      }

      function onDragLeave({ relatedTarget }: DragEvent): void {
        // From one element to another is still on the page.
        if (relatedTarget === null) setDrag('none')
      }

      function onEnd(): void {
        setDrag('none')
      }

      function onDrop(event: DragEvent): void {
        if (!holdsFiles(event.dataTransfer) || event.defaultPrevented) return
        event.preventDefault()
        void readDroppedFiles(event.dataTransfer).then(uploader.add)
      }

      document.addEventListener('dragover', onDragOver)
      // On the way down: what takes drops of its own may keep them from coming up, and the overlay would stay.
      document.addEventListener('dragleave', onDragLeave, true)
      document.addEventListener('drop', onEnd, true)
      document.addEventListener('drop', onDrop)
      return () => {
        document.removeEventListener('dragover', onDragOver)
        document.removeEventListener('dragleave', onDragLeave, true)
        document.removeEventListener('drop', onEnd, true)
        document.removeEventListener('drop', onDrop)
        onEnd()
      }
    },
    [uploader, disabled],
  )

  return drag
}
