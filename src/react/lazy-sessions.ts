import type { Clock, Sessions } from '../core/ports.js'
import type { UploaderOptions } from './create-stream-uploader.js'
import { lazily } from './lazily.js'

/** Sessions that are loaded once they are needed; `null` where nothing is to be kept. Where they cannot be had nothing is, either. */
export function lazySessions({ endpoint, resumeKey }: UploaderOptions, clock: Clock): Sessions | null {
  const isUrl = typeof endpoint === 'string' || endpoint instanceof URL
  if (resumeKey === null || (resumeKey === undefined && !isUrl)) return null
  const load = lazily(async () => {
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
