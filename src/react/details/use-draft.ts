// What is typed in a field until it is kept: when the field is left or taken away, and when the page goes out of sight.
'use client'

import { type RefObject, useEffect, useRef, useState } from 'react'
import { watchEscape } from '../part/escape.js'
import { pageOf } from '../part/own-page.js'

export interface Draft<D> {
  /** `null` while it is what the video has. */
  readonly draft: D | null
  /** It is not what the video has. */
  readonly isNew: boolean
  readonly setDraft: (draft: D | null) => void
  /** What is new, or else nothing more than the video has. */
  readonly keep: () => void
  readonly onFocus: () => void
  readonly onLeave: () => void
}

/** @param valueOf what would be stored of it */
export function useDraft<D>(
  ref: RefObject<Element | null>,
  value: string,
  valueOf: (draft: D) => string,
  onCommit: (value: string) => void,
): Draft<D> {
  const [draft, setDraft] = useState<D | null>(null)
  const [isFocused, setFocused] = useState(false)
  const [known, setKnown] = useState(value)

  if (value !== known) {
    // It has come back from the uploader.
    setKnown(value)
    if (!isFocused) setDraft(null)
  }

  const typed = draft === null ? value : valueOf(draft)
  const isNew = typed !== value

  function keep(): void {
    if (isNew) onCommit(typed)
    else setDraft(null)
  }

  useEffect(function keepBeforeThePageGoes() {
    if (!isNew) return
    const page = ref.current?.ownerDocument
    const onHide = (): void => {
      if (page?.visibilityState === 'hidden') keep()
    }
    page?.addEventListener('visibilitychange', onHide)
    return () => page?.removeEventListener('visibilitychange', onHide)
  })

  const latestKeep = useRef(keep)
  useEffect(function keepLatest() {
    latestKeep.current = keep
  })
  useEffect(
    function keepBeforeTheFieldGoes() {
      const escape = watchEscape(pageOf(ref))
      return () => {
        escape.end()
        if (!escape.isLast()) latestKeep.current()
      }
    },
    [ref],
  )

  return {
    draft,
    isNew,
    setDraft,
    keep,
    onFocus: () => setFocused(true),
    onLeave() {
      setFocused(false)
      keep()
    },
  }
}
