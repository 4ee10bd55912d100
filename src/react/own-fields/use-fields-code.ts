// Loads the code for own fields where there are some.
'use client'

import { useEffect, useState } from 'react'
import { useUploaderState } from '../hooks/use-uploader-state.js'
import type { FieldsOfRow } from './fields-of-row.js'

let loaded: typeof FieldsOfRow | null = null

/** `null` while it is on its way. Offline it is not tried: Firefox and WebKit keep what failed as long as the page lives. */
export function useFieldsCode(isNeeded: boolean): typeof FieldsOfRow | null {
  const isOnline = useUploaderState((state) => state.isOnline)
  const [code, setCode] = useState(() => loaded)
  useEffect(
    function load() {
      if (!isNeeded || !isOnline || code !== null) return
      let isGone = false
      import('./fields-of-row.js').then(
        ({ FieldsOfRow }) => {
          loaded = FieldsOfRow
          if (!isGone) setCode(() => FieldsOfRow)
        },
        () => {},
      )
      return () => {
        isGone = true
      }
    },
    [isNeeded, isOnline, code],
  )
  return code
}
