// Takes files that are pasted anywhere on the page.
'use client'

import { type RefObject, useEffect } from 'react'
import type { StreamUploaderHandle } from '../../browser/create-uploader.js'
import { isAccepted } from '../../core/model/video-formats.js'
import { isElement, pageOf } from '../part/own-page.js'
import { readDroppedFiles } from './dropped-files.js'

/** Not in text fields, and only what the rules accept: a picture in the clipboard is meant for something else. */
export function usePaste(
  uploader: StreamUploaderHandle,
  root: RefObject<Element | null>,
  isEnabled: boolean,
): void {
  useEffect(
    function takePastedFiles() {
      if (!isEnabled) return
      async function onPaste(event: ClipboardEvent): Promise<void> {
        const { clipboardData } = event
        const { accept = '' } = uploader.getState().rules
        const isForUs = Array.from(clipboardData?.files ?? []).some((file) => isAccepted(file, accept))
        if (clipboardData === null || !isForUs || event.defaultPrevented || isInField(event)) return
        // If there are several uploaders on the page, only one takes the files.
        event.preventDefault()
        uploader.add((await readDroppedFiles(clipboardData)).filter(({ file }) => isAccepted(file, accept)))
      }
      const listener = (event: ClipboardEvent): void => void onPaste(event)
      const page = pageOf(root)
      page.addEventListener('paste', listener)
      return () => page.removeEventListener('paste', listener)
    },
    [uploader, root, isEnabled],
  )
}

/** A shadow root hides its fields from `event.target`; a closed one from everybody, but its host has the focus. */
function isInField(event: Event): boolean {
  const [target] = event.composedPath()
  if (!isElement(target)) return false
  const isClosed = target.localName.includes('-') && target.matches(':focus:not([tabindex])')
  return isClosed || target.isContentEditable || target.closest('input, textarea') !== null
}
