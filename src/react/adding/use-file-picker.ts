// A function that opens the file dialog of the nearest uploader.
'use client'

import { useCallback } from 'react'
import { useUploaderContext } from '../hooks/uploader-context.js'
import { openFileDialog, type PickFrom } from './open-file-dialog.js'

/** Uses the `Input` part if one is rendered, and a temporary input for folders and the camera. */
export function useFilePicker(from: PickFrom = 'files'): () => void {
  const { uploader, disabled, inputRef } = useUploaderContext()
  return useCallback(() => {
    if (disabled) return
    if (from === 'files' && inputRef.current !== null) return inputRef.current.click()
    const { accept, maxFiles } = uploader.getState().rules
    openFileDialog({ accept, multiple: maxFiles !== 1, from }, uploader.add)
  }, [uploader, disabled, inputRef, from])
}
