import type { Fault, FaultRule } from 'react-stream-uploader/emulator'
import { beforeEach, describe, expect, test, vi } from 'vitest'
import { type UploadErrorCode, uploadErrorOf } from '../../../src/core/model/upload-error.js'
import { videoFile } from '../../support/stream-world.js'
import {
  accepted,
  chunkSize,
  clock,
  codeOf,
  doubled,
  file,
  newTicket,
  openWorld,
  requests,
  send,
  world,
} from './transport-bench.js'

beforeEach(() => openWorld())

describe('a failure is told by what it means', () => {
  const status = (value: number, body = ''): Fault => ({ kind: 'status', status: value, body })
  const rules: readonly (readonly [string, FaultRule, UploadErrorCode])[] = [
    ['HEAD 404', { on: 'head', do: status(404) }, 'url-expired'],
    ['HEAD 410', { on: 'head', do: status(410) }, 'url-expired'],
    ['HEAD 403', { on: 'head', do: status(403) }, 'url-expired'],
    ['HEAD 400', { on: 'head', do: status(400) }, 'not-a-tus-url'],
    ['HEAD 502', { on: 'head', do: status(502) }, 'transfer-failed'],
    ['HEAD without an offset', { on: 'head', do: { kind: 'no-offset' } }, 'offset-unreadable'],
    [
      'PATCH 400',
      { on: 'patch', do: status(400, 'Chunk size must be a multiple of 256KiB') },
      'chunk-refused',
    ],
    ['PATCH 400 Decoding Error', { on: 'patch', do: status(400, 'Decoding Error: …') }, 'not-a-tus-url'],
    ['PATCH 404', { on: 'patch', do: status(404) }, 'url-expired'],
    ['PATCH 409', { on: 'patch', do: status(409) }, 'transfer-failed'],
    ['PATCH 423', { on: 'patch', do: { kind: 'locked' } }, 'transfer-failed'],
    ['PATCH 408', { on: 'patch', do: status(408, 'stream timeout') }, 'transfer-failed'],
    ['PATCH without an offset', { on: 'patch', do: { kind: 'no-offset' } }, 'offset-unreadable'],
    ['an offset that comes with another one', doubled('head', 'upload-offset', '5'), 'offset-unreadable'],
    ['a length that comes with another one', doubled('head', 'upload-length', '5'), 'offset-unreadable'],
    ['PATCH with two offsets', doubled('patch', 'upload-offset', '5'), 'offset-unreadable'],
    ['PATCH 413', { on: 'patch', do: { kind: 'body-limit', bytes: 5_000_000 } }, 'chunk-refused'],
    ['a dropped connection', { on: 'patch', do: { kind: 'drop', at: 'during' } }, 'network'],
    ['an answer without CORS headers', { on: 'head', do: { kind: 'no-cors' } }, 'network'],
  ]

  test.each(rules)('%s', async (_, rule, code) => {
    const ticket = await newTicket()
    world.emulator.fail({ times: Infinity, ...rule })
    expect(await codeOf(send({ ticket }))).toBe(code)
  })

  // A 404 of a proxy that restarts was a URL that has expired: gigabytes were sent again, to another video.
  test.each(rules.filter(([, , code]) => code !== 'network'))(
    '%s once is no failure',
    async (_, rule, code) => {
      const isPassing = code === 'transfer-failed' || rule.do.kind === 'body-limit'
      const ticket = await newTicket()
      world.emulator.fail({ ...rule, times: 1 })
      expect(await send({ ticket }).then(() => 'sent', uploadErrorOf)).toEqual(
        isPassing ? expect.objectContaining({ code }) : 'sent',
      )
    },
  )

  // The third within hours had all bytes sent again.
  test('such answers end nothing while chunks are accepted between them', async () => {
    const source = videoFile(chunkSize * 5)
    const ticket = await newTicket(source.size)
    for (let chunk = 0; chunk < 3; chunk++)
      world.emulator.fail({ on: 'patch', after: chunk * 2, do: status(403) })
    await send({ ticket, source })
    expect(accepted.at(-1)).toBe(source.size)
    expect(requests('patch').filter(({ status: answered }) => answered === 403)).toHaveLength(3)
  })

  test('a URL for basic uploads, before anything is sent to it', async () => {
    const uploadUrl = `https://upload.videodelivery.net/${'a'.repeat(32)}`
    const ticket = { videoId: null, uploadUrl, expiresAt: null }
    expect(await codeOf(send({ ticket }))).toBe('not-a-tus-url')
  })

  test('an upload that was created for a file of another size', async () => {
    const ticket = await newTicket(file.size + 5)
    expect(await codeOf(send({ ticket }))).toBe('length-mismatch')
    expect(requests('patch')).toHaveLength(0)
  })

  test('a server that acknowledges a chunk without keeping it, which tus-js-client would send for ever', async () => {
    const ticket = await newTicket()
    const headers = { 'Upload-Offset': '0' }
    world.emulator.fail({ on: 'patch', do: { kind: 'status', status: 204, headers } })
    expect(await codeOf(send({ ticket }))).toBe('transfer-incomplete')
  })

  test('the wait that the server asks for', async () => {
    openWorld({ assumptions: { exposedHeaders: ['Upload-Offset', 'Upload-Length', 'Retry-After'] } })
    const ticket = await newTicket()
    const headers = { 'Retry-After': '7' }
    world.emulator.fail({ on: 'head', do: { kind: 'status', status: 429, headers } })
    const error = await send({ ticket }).then(() => null, uploadErrorOf)
    expect(error).toEqual({ code: 'transfer-failed', status: 429, retryAfter: 7000 })
  })

  // Firefox sends nothing more of a file that is gone, and says nothing either.
  test('a file that falls silent because it is gone', async () => {
    const ticket = await newTicket()
    const gone = videoFile(4000)
    Object.defineProperty(gone, 'size', { value: file.size })
    const unreadable = { arrayBuffer: () => Promise.reject(new DOMException('', 'NotFoundError')) }
    gone.slice = () => unreadable as unknown as Blob
    world.emulator.fail({ on: 'head', do: { kind: 'stall' } })
    const code = codeOf(send({ ticket, source: gone }))
    await vi.waitFor(() => expect(requests('head')).toHaveLength(1), 10_000)
    clock.advance(30_000)
    expect(await code).toBe('file-unreadable')
  })

  // `NotReadableError` was a file that has changed, for good. It says only that the file cannot be read.
  test.each(['NotReadableError', 'NotFoundError'])(
    'a file that cannot be read any more (%s) is not called a broken connection',
    async (name) => {
      const ticket = await newTicket()
      world.emulator.fail({ on: 'patch', times: Infinity, do: { kind: 'drop', at: 'before' } })
      expect(await codeOf(send({ ticket, source: failing(name, Infinity) }))).toBe('file-unreadable')
    },
  )

  // What fails for a moment is tried again by whoever retries a broken connection.
  test.each(['NotReadableError', 'NotFoundError'])(
    'a file that cannot be read for a moment (%s)',
    async (name) => {
      const ticket = await newTicket()
      world.emulator.fail({ on: 'patch', do: { kind: 'drop', at: 'before' } })
      expect(await codeOf(send({ ticket, source: failing(name, 8) }))).toBe('network')
    },
  )
})

/** A file of which so many reads fail. */
function failing(name: string, times: number): File {
  const broken = videoFile(file.size)
  const { slice } = broken
  let left = times
  broken.slice = (...range) => {
    const part = slice.apply(broken, range)
    const { arrayBuffer } = part
    part.arrayBuffer = () =>
      left-- > 0 ? Promise.reject(new DOMException('', name)) : arrayBuffer.call(part)
    return part
  }
  return broken
}

test('no failure carries the upload URL or what the server said', async () => {
  const ticket = await newTicket()
  world.emulator.fail({
    on: 'patch',
    times: Infinity,
    do: { kind: 'status', status: 400, body: 'secret words' },
  })
  const thrown = await send({ ticket }).catch((error: unknown) => error)
  const told = String((thrown as Error).stack) + JSON.stringify(thrown)
  expect(told).toContain('chunk-refused')
  expect(told).not.toMatch(/secret|https?:\/\/upload|tusv2/)
  expect(told).not.toContain(new URL(ticket.uploadUrl).pathname)
})
