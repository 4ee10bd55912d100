'use client'

import { useCallback } from 'react'
import { useUploaderContext } from '../hooks/uploader-context.js'
import { openFileDialog, type PickFrom } from './open-file-dialog.js'

/** Opens the browser's file dialog: the `Input` part's, or one made for the moment where none is rendered, or another is needed. */
export function useFilePicker(from: PickFrom = 'files'): () => void {
  const { uploader, disabled, inputRef } = useUploaderContext()
  return useCallback(() => {
    if (disabled) return
    if (from === 'files' && inputRef.current !== null) {
      inputRef.current.click()
      return
    }
    const { accept, maxFiles } = uploader.getState().rules
    openFileDialog({ accept, multiple: maxFiles !== 1, from }, uploader.add)
  }, [uploader, disabled, inputRef, from])
}
