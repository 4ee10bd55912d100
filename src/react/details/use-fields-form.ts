// Loads the form for own fields where there are some.
'use client'

import { useEffect, useState } from 'react'
import { useUploaderState } from '../hooks/use-uploader-state.js'
import type { FieldsForm } from './fields-form.js'

let loaded: typeof FieldsForm | null = null

/** `null` while it is on its way. Offline it is not tried: Firefox and WebKit keep what failed as long as the page lives. */
export function useFieldsForm(): typeof FieldsForm | null {
  const isOnline = useUploaderState((state) => state.isOnline)
  const [code, setCode] = useState(() => loaded)
  useEffect(
    function load() {
      if (!isOnline || code !== null) return
      let isGone = false
      import('./fields-form.js').then(
        ({ FieldsForm }) => {
          loaded = FieldsForm
          if (!isGone) setCode(() => FieldsForm)
        },
        () => {},
      )
      return () => {
        isGone = true
      }
    },
    [isOnline, code],
  )
  return code
}
