// One ref that sets two.
'use client'

import { type Ref, type RefCallback, useMemo } from 'react'

/** The same function while both refs are the same. React would otherwise detach and attach at each render. */
export function useMergedRefs<E>(first: Ref<E> | null, second: Ref<E> | null): RefCallback<E> {
  return useMemo(() => mergeRefs(first, second), [first, second])
}

/** Returns nothing: React 18 warns of a returned value, and React 19 takes it for a clean-up. */
function mergeRefs<E>(first: Ref<E> | null, second: Ref<E> | null): (element: E | null) => void {
  let detachments: readonly (() => void)[] = []
  return (element) => {
    for (const detach of detachments) detach()
    detachments = element === null ? [] : [attach(first, element), attach(second, element)]
  }
}

/** Returns what unsets the ref: the clean-up of a callback ref, as in React 19, or a function that sets `null`. */
function attach<E>(ref: Ref<E> | null, element: E): () => void {
  if (ref === null) return () => {}
  if (typeof ref !== 'function') {
    ref.current = element
    return () => {
      ref.current = null
    }
  }
  const cleanUp: unknown = ref(element)
  return typeof cleanUp === 'function' ? () => void cleanUp() : () => void ref(null)
}
