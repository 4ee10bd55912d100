// Sessions that are loaded when they are needed.

import type { Clock, Sessions } from '../core/contract/ports.js'
import { lazy } from './lazy.js'
import type { UploaderOptions } from './uploader-options.js'

/** Sessions that are loaded once they are needed; `null` where nothing is to be kept. Where they cannot be had nothing is, either. */
export function lazySessions({ endpoint, resumeKey }: UploaderOptions, clock: Clock): Sessions | null {
  const isUrl = typeof endpoint === 'string' || endpoint instanceof URL
  if (resumeKey === null || (resumeKey === undefined && !isUrl)) return null
  const load = lazy(async () => {
    const { createSessions } = await import('./create-sessions.js')
    const url = isUrl ? new URL(endpoint, globalThis.location?.href).href : ''
    return createSessions(JSON.stringify([url, resumeKey ?? '']), clock)
  })
  /** `undefined` until they are loaded. */
  let sessions: Sessions | null | undefined
  const waiting: ((ready: Sessions) => void)[] = []

  /** `null` if they cannot be loaded now; the next call tries again. */
  async function loaded(): Promise<Sessions | null> {
    if (sessions !== undefined) return sessions
    const ready = await load().catch(() => undefined)
    sessions ??= ready
    for (const run of waiting.splice(0)) if (ready) run(ready)
    return ready ?? null
  }

  /** In the order of the calls, and at once when they are there: a thousand changes must not pile up in microtasks. */
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
