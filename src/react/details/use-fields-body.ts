// Loads what is said of own fields and their form, where there are some.
'use client'

import { useCallback, useEffect, useState } from 'react'
import { useUploaderState } from '../hooks/use-uploader-state.js'
import type { FieldsBody } from './fields-body.js'

let loaded: typeof FieldsBody | null = null

/**
 * `null` while it is on its way; and what tries again. Offline it is not tried: Firefox and WebKit keep what failed as long as the page
 * lives.
 */
export function useFieldsBody(): readonly [typeof FieldsBody | null, () => void] {
  const isOnline = useUploaderState((state) => state.isOnline)
  const [code, setCode] = useState(() => loaded)
  const load = useCallback(() => {
    import('./fields-body.js').then(
      ({ FieldsBody }) => {
        loaded = FieldsBody
        setCode(() => FieldsBody)
      },
      () => {},
    )
  }, [])
  useEffect(
    function loadAhead() {
      if (isOnline && code === null) load()
    },
    [isOnline, code, load],
  )
  return [code, load]
}
