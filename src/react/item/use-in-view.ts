// Tells the uploader which rows are in view: their files are opened first.
'use client'

import { useMemo } from 'react'
import type { UploadId } from '../../core/model/upload.js'
import { useUploader } from '../hooks/uploader-context.js'

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
export function useInView(id: UploadId): (element: Element | null) => void {
  const uploader = useUploader()
  return useMemo(() => observeRow((isInView) => uploader.setInView(id, isInView)), [uploader, id])
}

function observeRow(tell: (isInView: boolean) => void): (element: Element | null) => void {
  let observed: Element | null = null
  return (element) => {
    if (observed !== null) {
      sharedObserver()?.unobserve(observed)
      tell(false)
    }
    observed = element
    if (element === null) return
    listeners.set(element, tell)
    const shared = sharedObserver()
    if (shared === null) tell(true)
    shared?.observe(element)
  }
}
