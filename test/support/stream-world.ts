import {
  createEmulatorNetwork,
  createStreamEmulator,
  type EmulatorNetwork,
  type StreamEmulator,
  type StreamEmulatorOptions,
} from 'react-stream-uploader/emulator'
import { createStreamHandler } from 'react-stream-uploader/server'

export interface StreamWorld {
  readonly emulator: StreamEmulator
  /** The host app's endpoint. */
  readonly endpoint: string
  /**
   * Leads to both, in this process. Nothing is kept: what one test leaves unfinished would be in the list
   * of the next.
   */
  readonly network: Pick<EmulatorNetwork, 'fetch' | 'httpStack'> & { readonly resumeKey: null }
}

/** A host app and Stream, without a port. */
export function streamWorld(options?: StreamEmulatorOptions): StreamWorld {
  const emulator = createStreamEmulator(options)
  const endpoint = 'http://localhost/api/stream'
  const handler = createStreamHandler({
    accountId: 'account',
    apiToken: 'token',
    apiBaseUrl: 'https://api.test/client/v4',
    fetch: emulator.fetch,
    authorize: () => ({ creator: 'somebody' }),
  })
  const { fetch, httpStack } = createEmulatorNetwork({ emulator, routes: { [endpoint]: handler } })
  return { emulator, endpoint, network: { fetch, httpStack, resumeKey: null } }
}

/** A file whose content is an mp4 as far as an encoder looks, and whose bytes differ from place to place. */
export function videoFile(size: number, name = 'holiday.mp4'): File {
  const bytes = new Uint8Array(size)
  for (let at = 0; at < size; at += 4096) bytes[at] = at / 4096
  bytes.set(new TextEncoder().encode('\0\0\0\x18ftypisom').slice(0, size))
  return new File([bytes], name, { type: 'video/mp4', lastModified: 1_700_000_000_000 })
}
