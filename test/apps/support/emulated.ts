import { expect, vi } from 'vitest'
import type { App, Server } from './app.js'

export interface Emulated {
  /** What it printed, for an `.env` file. */
  readonly env: string
  /** Videos that were created since this was asked last. */
  readonly created: () => number
}

/** The emulator as the package's command, in the app that has installed it. */
export async function emulate(app: App): Promise<Emulated> {
  const emulator: Server = await app.serve(
    (port) => `npx react-stream-uploader emulate --port ${port} --encode-ms 300`,
  )
  await vi.waitFor(() => expect(emulator.said()).toContain('CLOUDFLARE_API_BASE_URL'), 10_000)
  let seen = 0
  return {
    env: emulator.said().replace(/^\d{3} .*\n/gm, ''),
    created() {
      const all = emulator.said().match(/^\d{3} POST create/gm)?.length ?? 0
      const since = all - seen
      seen = all
      return since
    },
  }
}
