// Whether a `fieldset` around an element is disabled, as the browser sees it for its own inputs.
'use client'

import { type RefObject, useCallback, useSyncExternalStore } from 'react'

export function useFieldsetDisabled(ref: RefObject<Element | null>): boolean {
  const subscribe = useCallback(
    (notify: () => void) => {
      const observer = new MutationObserver(notify)
      for (const fieldset of fieldsetsAround(ref.current)) {
        observer.observe(fieldset, { attributes: true, attributeFilter: ['disabled'] })
      }
      return () => observer.disconnect()
    },
    [ref],
  )
  const isDisabled = (): boolean =>
    fieldsetsAround(ref.current).some((fieldset) => disables(fieldset, ref.current))
  return useSyncExternalStore(subscribe, isDisabled, () => false)
}

function fieldsetsAround(element: Element | null): readonly HTMLFieldSetElement[] {
  const fieldset = element?.parentElement?.closest('fieldset') ?? null
  return fieldset === null ? [] : [fieldset, ...fieldsetsAround(fieldset)]
}

/** What is in the first legend stays enabled. */
function disables(fieldset: HTMLFieldSetElement, element: Element | null): boolean {
  return fieldset.disabled && !fieldset.querySelector(':scope > legend')?.contains(element)
}
