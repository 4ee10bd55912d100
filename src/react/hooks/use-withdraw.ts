// Cancels or removes uploads so that it can be undone, and says so.
'use client'

import type { Upload } from '../../core/model/upload.js'
import { isRemovable } from '../../core/model/upload-facts.js'
import { useUploaderContext } from './uploader-context.js'
import { useMessages } from './use-messages.js'

/** What is not ready is cancelled, what is settled is removed. Rows that go are announced: nothing on the page may say it. */
export function useWithdraw(): (uploads: readonly Upload[]) => void {
  const { uploader, format, announcerRef } = useUploaderContext()
  const messages = useMessages()
  return (uploads) => {
    uploader.withdraw(...uploads.map(({ id }) => id))
    const files = uploads.filter(isRemovable).length
    if (files > 0) announcerRef.current?.(messages.removed({ files }, format))
  }
}
