// Sessions that are loaded when they are first needed.

import type { Clock, Sessions } from '../core/contract/ports.js'
import { isRoute } from '../drivers/endpoint/endpoint.js'
import { lazy } from './lazy.js'
import type { UploaderOptions } from './uploader-options.js'

/** `null` if nothing is to be stored. If the module cannot be loaded, nothing is stored either. */
export function lazySessions({ endpoint, resumeKey }: UploaderOptions, clock: Clock): Sessions | null {
  if (resumeKey === null || (resumeKey === undefined && !isRoute(endpoint))) return null
  const load = lazy(async () => {
    const { createSessions } = await import('./create-sessions.js')
    const url = isRoute(endpoint) ? new URL(endpoint, globalThis.location?.href).href : ''
    return createSessions(JSON.stringify([url, resumeKey ?? '']), clock)
  })
  /** `undefined` until the module is loaded. */
  let sessions: Sessions | null | undefined
  const waiting: ((ready: Sessions) => void)[] = []

  /** `null` if the module cannot be loaded now; the next call tries again. */
  async function loaded(): Promise<Sessions | null> {
    if (sessions !== undefined) return sessions
    const ready = await load().catch(() => undefined)
    sessions ??= ready
    for (const run of waiting.splice(0)) if (ready) run(ready)
    return ready ?? null
  }

  /** In the order of the calls; at once if loaded, so that a thousand changes do not pile up in microtasks. */
  function whenLoaded(run: (ready: Sessions) => void): void {
    if (sessions) return run(sessions)
    if (sessions === null) return
    waiting.push(run)
    void loaded()
  }

  return {
    open: (page) => whenLoaded((ready) => ready.open(page)),
    claim: async (upload) => (await loaded())?.claim(upload) ?? null,
    opened: async () => (await loaded())?.opened(),
    follows: (upload) => sessions?.follows(upload) ?? false,
    reopen: async (upload) =>
      (await loaded())?.reopen(upload) ?? { type: 'fileRefused', problem: 'file-missing' },
    follow: (upload, send, signal) => whenLoaded((ready) => ready.follow(upload, send, signal)),
    transitioned: (...change) => whenLoaded((ready) => ready.transitioned(...change)),
    close: () => whenLoaded((ready) => ready.close()),
  }
}
