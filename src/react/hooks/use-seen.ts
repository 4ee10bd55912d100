// Notes which refused uploads have been in view: "Clear finished" leaves the others.
'use client'

import { useMemo } from 'react'
import type { UploadId } from '../../core/model/upload.js'
import { useUploaderContext } from './uploader-context.js'

/** @param ids none for a row that was not refused; the same array while they are the same */
export function useSeen(ids: readonly UploadId[]): (element: Element | null) => void {
  const { seen } = useUploaderContext()
  return useMemo(() => (ids.length === 0 ? () => {} : whenInView(() => seen.add(ids))), [ids, seen])
}

function whenInView(tell: () => void): (element: Element | null) => void {
  let observer: IntersectionObserver | null = null
  return (element) => {
    observer?.disconnect()
    if (element === null) return
    // As in jsdom.
    if (typeof IntersectionObserver === 'undefined') return tell()
    observer = new IntersectionObserver((entries) => {
      if (entries.some(({ isIntersecting }) => isIntersecting)) tell()
    })
    observer.observe(element)
  }
}
