// Tells which rows are in view: their files are opened first, and they are watched for moves.
'use client'

import { useMemo } from 'react'
import type { UploadId } from '../../core/model/upload.js'
import { useUploaderContext } from '../hooks/uploader-context.js'

const listeners = new WeakMap<Element, (isInView: boolean) => void>()
let observer: IntersectionObserver | null = null

/** One observer for all rows; `null` where there is none, as in jsdom. */
function sharedObserver(): IntersectionObserver | null {
  if (typeof IntersectionObserver === 'undefined') return null
  observer ??= new IntersectionObserver(
    (entries) => {
      for (const { target, isIntersecting } of entries) listeners.get(target)?.(isIntersecting)
    },
    // Rows a little outside have their pictures when somebody scrolls.
    { rootMargin: '200px' },
  )
  return observer
}

/** @returns the ref of the row's element */
export function useInView(id: UploadId): (element: HTMLElement | null) => void {
  const { uploader, rowMoves } = useUploaderContext()
  return useMemo(
    () =>
      observeRow((row, isInView) => {
        uploader.setInView(id, isInView)
        rowMoves.see(id, row, isInView)
      }),
    [uploader, rowMoves, id],
  )
}

function observeRow(
  tell: (row: HTMLElement, isInView: boolean) => void,
): (element: HTMLElement | null) => void {
  let observed: HTMLElement | null = null
  return (element) => {
    if (observed !== null) {
      sharedObserver()?.unobserve(observed)
      tell(observed, false)
    }
    observed = element
    if (element === null) return
    listeners.set(element, (isInView) => tell(element, isInView))
    const shared = sharedObserver()
    if (shared === null) tell(element, true)
    shared?.observe(element)
  }
}
