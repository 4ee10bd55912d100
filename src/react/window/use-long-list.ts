// Loads the code for long lists once there is one.
'use client'

import { useEffect, useState } from 'react'
import { useUploaderState } from '../hooks/use-uploader-state.js'
import type * as longList from './long-list.js'

export type LongListCode = typeof longList

/** Rows up to which all are in the document. */
export const MOST = 200

let loaded: LongListCode | null = null

/**
 * `undefined` while it is on its way, or not needed; `null` without it, where all rows are there. Offline it is not tried: Firefox and
 * WebKit keep what failed as long as the page lives.
 */
export function useLongList(isNeeded: boolean): LongListCode | null | undefined {
  const isOnline = useUploaderState((state) => state.isOnline)
  const [code, setCode] = useState<LongListCode | null | undefined>(loaded ?? undefined)
  useEffect(
    function load() {
      if (!isNeeded || !isOnline || code) return
      let isGone = false
      const settle = (result: LongListCode | null): void => {
        loaded = result ?? loaded
        if (!isGone) setCode(loaded)
      }
      import('./long-list.js').then(settle, () => settle(null))
      return () => {
        isGone = true
      }
    },
    [isNeeded, isOnline, code],
  )
  return isOnline ? code : (code ?? null)
}
