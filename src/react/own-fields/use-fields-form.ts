// Loads the form for own fields, in apps that have such fields.
'use client'

import { useEffect, useState } from 'react'
import type { FieldsForm } from './fields-form.js'

let loaded: typeof FieldsForm | null = null

/** `null` while it is on its way. What could not be loaded is asked for again when `isWanted` changes. */
export function useFieldsForm(isWanted: boolean): typeof FieldsForm | null {
  const [form, setForm] = useState(() => loaded)
  useEffect(
    function load() {
      if (form !== null) return
      let isGone = false
      import('./fields-form.js').then(
        (code) => {
          loaded = code.FieldsForm
          if (!isGone) setForm(() => loaded)
        },
        () => {},
      )
      return () => {
        isGone = true
      }
    },
    [form, isWanted],
  )
  return form
}
