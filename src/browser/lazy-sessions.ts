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
  const loaded = (): Promise<Sessions | null> => load().catch(() => null)
  return {
    open: (page) => void loaded().then((sessions) => sessions?.open(page)),
    claim: async (upload) => (await loaded())?.claim(upload) ?? null,
    follows: async (upload) => (await loaded())?.follows(upload) ?? false,
    reopen: async (upload) =>
      (await loaded())?.reopen(upload) ?? { type: 'fileRefused', problem: 'file-missing' },
    follow: (upload, send, signal) =>
      void loaded().then((sessions) => sessions?.follow(upload, send, signal)),
    changed: (upload, previous) => void loaded().then((sessions) => sessions?.changed(upload, previous)),
    close: () => void loaded().then((sessions) => sessions?.close()),
  }
}
