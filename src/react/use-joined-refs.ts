'use client'

import { type Ref, type RefCallback, useCallback } from 'react'

/** One ref that sets two. It stays the same function while they do, or React would detach and attach at each render. */
export function useJoinedRefs<E>(first: Ref<E> | null, second: Ref<E> | null): RefCallback<E> {
  return useCallback(
    (element: E | null) => {
      for (const ref of [first, second]) {
        if (typeof ref === 'function') ref(element)
        else if (ref !== null) ref.current = element
      }
    },
    [first, second],
  )
}
