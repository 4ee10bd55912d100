// Loads what is said of own fields and their form, where there are some.
'use client'

import { useEffect, useState } from 'react'
import { useUploaderState } from '../hooks/use-uploader-state.js'
import type { FieldsBody } from './fields-body.js'

let loaded: typeof FieldsBody | null = null

/**
 * `null` while it is on its way. Offline it is not tried: Firefox and WebKit keep what failed as long as the page lives. Others try again
 * with each press of the button.
 */
export function useFieldsBody(isOpen: boolean): typeof FieldsBody | null {
  const isOnline = useUploaderState((state) => state.isOnline)
  const [code, setCode] = useState(() => loaded)
  useEffect(
    function load() {
      if (!isOnline || code !== null) return
      let isGone = false
      import('./fields-body.js').then(
        ({ FieldsBody }) => {
          loaded = FieldsBody
          if (!isGone) setCode(() => FieldsBody)
        },
        () => {},
      )
      return () => {
        isGone = true
      }
    },
    [isOnline, code, isOpen],
  )
  return code
}
