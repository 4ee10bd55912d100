// Brings the first row in view that needs somebody, and gives it the focus.
'use client'

import { isStuck } from '../../core/model/upload-facts.js'
import { useUploaderContext } from '../hooks/uploader-context.js'
import { focusElement } from '../part/focus.js'
import { isLong } from './segmented.js'

/** The function returns whether there is such a row, or will be once its segment is shown. */
export function useShowProblems(): () => boolean {
  const { uploader, rootRef, rowIndexRef, setSegment, setFilter } = useUploaderContext()

  function firstStuck(): HTMLElement | null {
    const index = rowIndexRef.current
    if (index === null) return rootRef.current?.querySelector<HTMLElement>('[data-stuck]') ?? null
    const id = index.ids.find((each) => {
      const upload = uploader.getUpload(each)
      return upload !== undefined && isStuck(upload)
    })
    return id === undefined ? null : index.reveal(id)
  }

  function showFirst(): boolean {
    const row = firstStuck()
    if (row === null) return false
    // Not smoothly: groups of rows get their height as they come into view, and the way would end elsewhere.
    row.scrollIntoView({ block: 'center' })
    focusElement(row)
    return true
  }

  return () => {
    if (showFirst()) return true
    if (!isLong(uploader.getState().uploads)) return false
    // Hidden by another segment or a search, or not rendered yet: it is the first of its own.
    setFilter(null)
    setSegment('problems')
    setTimeout(showFirst)
    return true
  }
}
