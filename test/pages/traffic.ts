import type { Page } from 'playwright'
import type { StreamEmulator } from 'react-stream-uploader/emulator'
import { MiB } from './files.js'

/** Bytes of chunks that reached the emulator, kept or not. */
export function bytesReceived({ requests }: StreamEmulator): number {
  return requests.reduce((sum, { kind, bodyBytes }) => sum + (kind === 'patch' ? bodyBytes : 0), 0)
}

/** How often the emulator was asked for this. */
export function countOf({ requests }: StreamEmulator, kind: string): number {
  return requests.filter((request) => request.kind === kind).length
}

/**
 * Everything that the page asks of upload URLs from now on: the method, and for a chunk the offset at which
 * it begins.
 */
export function recordUploads(page: Page): string[] {
  const record: string[] = []
  page.on('request', (request) => {
    const method = request.method()
    if (!request.url().includes('/tus/') || method === 'OPTIONS') return
    record.push([method, request.headers()['upload-offset']].join(' ').trim())
  })
  return record
}

/** Lets a chunk to come take its time, so that a button can be pressed in the middle of it. */
export function slowChunk(
  emulator: StreamEmulator,
  { after = 0, times = 1, bytesPerSecond = 4 * MiB } = {},
): void {
  emulator.fail({ on: 'patch', after, times, do: { kind: 'bandwidth', bytesPerSecond } })
}
