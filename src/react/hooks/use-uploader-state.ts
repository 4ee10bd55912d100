// Selects a part of the uploader's state for a component.
'use client'

import { useMemo, useSyncExternalStore } from 'react'
import type { StreamUploaderHandle } from '../../browser/create-uploader.js'
import type { UploaderState } from '../../core/model/uploader-state.js'
import { useUploader } from './uploader-context.js'

type Selector<T> = (state: UploaderState) => T
type Equality<T> = (a: T, b: T) => boolean

/** Selects from the state, and renders when that changes. `isEqual`: for selectors of new objects. Default `Object.is`. */
export function useUploaderState<T>(selector: Selector<T>, isEqual: Equality<T> = Object.is): T {
  return useStateOf(useUploader(), selector, isEqual)
}

export function useStateOf<T>(
  uploader: StreamUploaderHandle,
  selector: Selector<T>,
  isEqual: Equality<T> = Object.is,
): T {
  const select = useMemo(() => memoized(selector, isEqual), [selector, isEqual])
  return useSyncExternalStore(
    uploader.subscribe,
    () => select(uploader.getState()),
    () => select(uploader.getInitialState()),
  )
}

/** React compares snapshots by identity, so an equal selection must be the same value as before. */
function memoized<T>(selector: Selector<T>, isEqual: Equality<T>): Selector<T> {
  let last: { readonly state: UploaderState; readonly value: T } | null = null
  return (state) => {
    if (last?.state === state) return last.value
    const value = selector(state)
    last = { state, value: last !== null && isEqual(last.value, value) ? last.value : value }
    return last.value
  }
}
