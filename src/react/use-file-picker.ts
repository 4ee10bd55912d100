'use client'

import { useCallback } from 'react'
import { openFileDialog } from './open-file-dialog.js'
import { useUploaderContext } from './uploader-context.js'

/** Opens the browser's file dialog: the `Input` part's, or that of an input made for the moment where none is rendered. */
export function useFilePicker(): () => void {
  const { uploader, disabled, inputRef } = useUploaderContext()
  return useCallback(() => {
    if (disabled) return
    if (inputRef.current !== null) {
      inputRef.current.click()
      return
    }
    const { accept, maxFiles } = uploader.getState().rules
    openFileDialog({ accept, multiple: maxFiles !== 1 }, (files) => uploader.add(files))
  }, [uploader, disabled, inputRef])
}
