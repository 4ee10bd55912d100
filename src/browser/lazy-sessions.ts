// Sessions that are loaded when they are first needed.

import type { Clock, Connectivity, SessionPage, Sessions } from '../core/contract/ports.js'
import { isRoute } from '../drivers/endpoint/endpoint.js'
import { lazy, mayLoad } from './lazy.js'
import { leavePlace, takePlace } from './page-places.js'
import type { UploaderOptions } from './uploader-options.js'

/** `null` if nothing is to be stored. While the module cannot be loaded, nothing is stored either. */
export function lazySessions(
  { endpoint, resumeKey }: UploaderOptions,
  clock: Clock,
  connectivity: Connectivity,
): Sessions | null {
  if (resumeKey === null || (resumeKey === undefined && !isRoute(endpoint))) return null
  // Not before it is needed: a server has no address.
  const url = (): string => (isRoute(endpoint) ? new URL(endpoint, globalThis.location?.href).href : '')
  /** Where there is a key, uploaders share what is stored by it. */
  const hasPlace = resumeKey === undefined || resumeKey === ''
  let place: number | undefined
  const load = lazy(connectivity, async () => {
    // A component that unmounts in the same commit leaves its place in a microtask. Modules may come in any order.
    await Promise.resolve()
    if (hasPlace) place ??= takePlace(url())
    const { createSessions } = await import('./create-sessions.js')
    return createSessions({ endpoint: url(), resumeKey: resumeKey ?? '', place: place ?? 0 }, clock)
  })
  /** `undefined` until the module is loaded. */
  let sessions: Sessions | null | undefined
  let opened: SessionPage | null = null
  let waiting: ((ready: Sessions) => void)[] = []
  let stopWaiting: (() => void) | undefined

  /** `null` if the module cannot be loaded now; the next call tries again, and so does the next connection. */
  async function loaded(): Promise<Sessions | null> {
    if (sessions !== undefined) return sessions
    if (!mayLoad(connectivity)) {
      stopWaiting ??= connectivity.subscribe(() => void loaded())
      return null
    }
    stopWaiting?.()
    stopWaiting = undefined
    const ready = await load().catch(() => undefined)
    sessions ??= ready
    const calls = waiting
    // What changed meanwhile is not kept: it is with every report of bytes.
    waiting = ready === undefined && opened !== null ? [open] : []
    for (const run of calls) if (ready) run(ready)
    return ready ?? null
  }

  /** In the order of the calls; at once if loaded, so that a thousand changes do not pile up in microtasks. */
  function whenLoaded(run: (ready: Sessions) => void): void {
    if (sessions) return run(sessions)
    if (sessions === null) return
    waiting.push(run)
    void loaded()
  }

  function open(ready: Sessions): void {
    if (opened === null) return
    if (place !== undefined) takePlace(url(), place)
    ready.open(opened)
  }

  return {
    open(page) {
      opened = page
      whenLoaded(open)
    },
    claim: async (upload) => (await loaded())?.claim(upload) ?? null,
    opened: async () => (await loaded())?.opened(),
    follows: (upload) => sessions?.follows(upload) ?? false,
    reopen: async (upload) =>
      (await loaded())?.reopen(upload) ?? { type: 'fileRefused', problem: 'file-missing' },
    // Without the module no upload of an earlier visit is there.
    disowns: (upload, error) => sessions?.disowns(upload, error) ?? false,
    setAside: async (upload) => (await loaded())?.setAside(upload) ?? null,
    follow: (upload, send, signal) => whenLoaded((ready) => ready.follow(upload, send, signal)),
    transitioned: (...change) => whenLoaded((ready) => ready.transitioned(...change)),
    close() {
      opened = null
      if (stopWaiting !== undefined) {
        // Offline nothing was opened.
        stopWaiting()
        stopWaiting = undefined
        waiting = []
        return
      }
      whenLoaded((ready) => {
        if (place !== undefined) leavePlace(url(), place)
        ready.close()
      })
    },
  }
}
