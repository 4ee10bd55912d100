// Loads what an upload needs before somebody uploads: Firefox and WebKit never load again what failed to load once.

import type { Connectivity } from '../core/contract/ports.js'
import { mayLoad } from './lazy.js'

/** Milliseconds until it is done where nothing tells that the page is idle: Safari does not, and Chromium forgets to under load. */
const SOON = 1000

/** @returns what calls it off */
export function whenIdle(run: () => void): () => void {
  if (typeof requestIdleCallback === 'undefined') {
    const timer = setTimeout(run, SOON)
    return () => clearTimeout(timer)
  }
  const request = requestIdleCallback(run, { timeout: SOON })
  return () => cancelIdleCallback(request)
}

/** Returns a function for when somebody looks at the uploader, and for each change of it. It loads once, in idle time. */
export function createLoadAhead(
  connectivity: Connectivity,
  load: () => readonly Promise<unknown>[],
): () => void {
  let isPlanned = typeof document === 'undefined'

  function loadWhileOnline(): void {
    // What fails is needed later, and says so then.
    if (mayLoad(connectivity)) void Promise.allSettled(load())
    else isPlanned = false
  }

  return () => {
    if (isPlanned) return
    isPlanned = true
    whenIdle(loadWhileOnline)
  }
}
