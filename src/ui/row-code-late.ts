// The code of the rows in a browser: loaded after the page.

import type { RowCode, RowCodeSource } from './row-code-source.js'

let state: RowCode | 'failed' | null = null
let loading: Promise<RowCode | null> | null = null
let listeners: readonly (() => void)[] = []

export const rowCode: RowCodeSource = {
  state: () => state,
  subscribe(listener) {
    // A list and not a set: two components may give the same function.
    listeners = [...listeners, listener]
    return () => {
      const index = listeners.indexOf(listener)
      listeners = listeners.filter((_, each) => each !== index)
    }
  },
  load() {
    loading ??= import('./rows/row-code.js').then(settle, () => settle('failed'))
    return loading
  },
  give(code) {
    loading = Promise.resolve(settle(code))
  },
}

function settle(result: RowCode | 'failed'): RowCode | null {
  state = result
  // Chromium asks again for what failed.
  if (result === 'failed') loading = null
  for (const listener of listeners) listener()
  return result === 'failed' ? null : result
}
