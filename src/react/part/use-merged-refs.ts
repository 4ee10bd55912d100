'use client'

import { type Ref, type RefCallback, useMemo } from 'react'

/** One ref that sets two. It stays the same function while they do, or React would detach and attach at each render. */
export function useMergedRefs<E>(first: Ref<E> | null, second: Ref<E> | null): RefCallback<E> {
  return useMemo(() => joined(first, second), [first, second])
}

/** Without a value to return: React 18 warns of one, where React 19 takes it for a clean-up. */
function joined<E>(first: Ref<E> | null, second: Ref<E> | null): (element: E | null) => void {
  let detachments: readonly (() => void)[] = []
  return (element) => {
    for (const detach of detachments) detach()
    detachments = element === null ? [] : [attach(first, element), attach(second, element)]
  }
}

/** Sets a ref, and returns what unsets it: the clean-up that a host's callback has returned, as React 19 has it, or else `null`. */
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
