// Loads what is said of own fields and their form, where there are some.
'use client'

import { useCallback, useEffect, useState } from 'react'
import { useUploaderState } from '../hooks/use-uploader-state.js'
import type { FieldsBody } from './fields-body.js'

let loaded: typeof FieldsBody | null = null

interface FieldsCode {
  /** `null` while it is on its way. */
  readonly Body: typeof FieldsBody | null
  readonly hasFailed: boolean
  /** Tries again. */
  readonly load: () => void
}

/** Offline it is not tried: Firefox and WebKit keep what failed as long as the page lives. */
export function useFieldsBody(): FieldsCode {
  const isOnline = useUploaderState((state) => state.isOnline)
  const [code, setCode] = useState(() => ({ Body: loaded, hasFailed: false }))
  const load = useCallback(() => {
    import('./fields-body.js').then(
      ({ FieldsBody: Body }) => {
        loaded = Body
        setCode({ Body, hasFailed: false })
      },
      () => setCode({ Body: null, hasFailed: true }),
    )
  }, [])
  useEffect(
    function loadAhead() {
      if (isOnline && code.Body === null) load()
    },
    [isOnline, code.Body, load],
  )
  return { ...code, load }
}
