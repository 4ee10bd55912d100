import { createHash } from 'node:crypto'
import type { Fault, FaultRule } from 'react-stream-uploader/emulator'
import { beforeEach, describe, expect, test, vi } from 'vitest'
import type { TransferReports } from '../../../src/core/contract/ports.js'
import { type UploadErrorCode, uploadErrorOf } from '../../../src/core/model/upload-error.js'
import { createFileProbe } from '../../../src/drivers/files/file-probe.js'
import { createTusTransport } from '../../../src/drivers/tus/tus-transport.js'
import type { UploadTicket } from '../../../src/protocol/ticket.js'
import { parseTicket } from '../../../src/protocol/ticket-answer.js'
import { type FakeClock, fakeClock } from '../../support/fake-ports.js'
import { hurriedClock } from '../../support/hurried-clock.js'
import { type StreamWorld, streamWorld, videoFile } from '../../support/stream-world.js'

const chunkSize = 5_242_880
const file = videoFile(chunkSize * 2 + 1000)

let world: StreamWorld
let clock: FakeClock
let opened: (number | string | null)[][]
let accepted: number[]

const reports: TransferReports = {
  opened: (bytes, videoId) => opened.push([bytes, videoId]),
  sent: () => {},
  accepted: (bytes) => accepted.push(bytes),
}

beforeEach(() => {
  world = streamWorld()
  clock = fakeClock()
  opened = []
  accepted = []
})

async function newTicket(size = file.size): Promise<UploadTicket> {
  const answer = await world.network.fetch(world.endpoint, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ name: 'holiday.mp4', size, type: 'video/mp4', lastModified: 0 }),
  })
  return parseTicket(await answer.json(), answer.headers, undefined) as UploadTicket
}

interface Sending {
  readonly ticket: UploadTicket
  readonly source?: File
  readonly signal?: AbortSignal
}

function send({ ticket, source = file, signal = new AbortController().signal }: Sending): Promise<void> {
  const transport = createTusTransport({
    clock,
    probe: createFileProbe(hurriedClock()),
    httpStack: () => world.network.httpStack,
    idleTimeout: () => undefined,
  })
  return transport.send(
    { file: source, ticket, chunkSize: () => chunkSize, answerTime: () => 0 },
    reports,
    signal,
  )
}

async function codeOf(sending: Promise<void>): Promise<UploadErrorCode> {
  return sending.then(
    () => {
      throw new Error('The transfer succeeded.')
    },
    (thrown: unknown) => uploadErrorOf(thrown).code,
  )
}

const doubled = (on: 'head' | 'patch', name: string, value?: string): FaultRule => ({
  on,
  times: Infinity,
  do: { kind: 'double-header', name, value },
})

const requests = (kind: string) => world.emulator.requests.filter((request) => request.kind === kind)

test('sends a file in chunks, and Stream has every byte of it', async () => {
  const ticket = await newTicket()
  await send({ ticket })
  const bytes = new Uint8Array(await file.arrayBuffer())
  const sha256 = createHash('sha256').update(bytes).digest('hex')
  expect(world.emulator.videos.get(ticket.videoId as string)?.sha256()).toBe(sha256)
  expect(opened).toEqual([[0, null]])
  expect(accepted).toEqual([chunkSize, chunkSize * 2, file.size])
})

test('takes the size of each chunk as it is when the chunk begins', async () => {
  const ticket = await newTicket()
  let size = chunkSize
  const transport = createTusTransport({
    clock,
    probe: createFileProbe(hurriedClock()),
    httpStack: () => world.network.httpStack,
    idleTimeout: () => undefined,
  })
  await transport.send(
    { file, ticket, chunkSize: () => size, answerTime: () => 0 },
    {
      ...reports,
      // As what the server has after a break shows how much to send at a time.
      opened() {
        size = chunkSize * 2
      },
      accepted(bytes) {
        size = chunkSize
        reports.accepted(bytes)
      },
    },
    new AbortController().signal,
  )
  expect(accepted).toEqual([chunkSize * 2, file.size])
})

// A proxy that adds its own to what is there: a page reads `5242880, 5242880`.
test('a header that comes twice counts once', async () => {
  world = streamWorld({ assumptions: { mediaIdOnEveryAnswer: true } })
  const ticket = await newTicket()
  // The oldest rule alone applies to a request.
  world.emulator.fail({ ...doubled('head', 'upload-offset'), times: 1 })
  world.emulator.fail({ ...doubled('head', 'upload-length'), times: 1 })
  world.emulator.fail({ ...doubled('head', 'stream-media-id'), times: 1 })
  world.emulator.fail(doubled('patch', 'upload-offset'))
  await send({ ticket })
  await send({ ticket })
  await send({ ticket })
  expect(accepted).toEqual([chunkSize, chunkSize * 2, file.size])
  expect(opened.map(([, videoId]) => videoId)).toEqual([ticket.videoId, ticket.videoId, ticket.videoId])
})

test('continues from what the server has', async () => {
  const ticket = await newTicket()
  const ending = new AbortController()
  world.emulator.fail({ on: 'patch', after: 1, do: { kind: 'stall' } })
  const first = send({ ticket, signal: ending.signal })
  await vi.waitFor(() => expect(requests('patch')).toHaveLength(2), 10_000)
  ending.abort()
  await expect(first).rejects.toThrow()
  accepted = []
  await send({ ticket })
  expect(opened).toEqual([
    [0, null],
    [chunkSize, null],
  ])
  expect(accepted).toEqual([chunkSize * 2, file.size])
})

test('a file that has arrived already is done, without a byte', async () => {
  const ticket = await newTicket()
  await send({ ticket })
  const before = requests('patch').length
  await send({ ticket })
  expect(requests('patch')).toHaveLength(before)
})

test('a file that fits into one chunk is sent as it is, not as a slice of itself', async () => {
  const small = videoFile(4000)
  const bodies: unknown[] = []
  const create = world.network.httpStack.createRequest.bind(world.network.httpStack)
  vi.spyOn(world.network.httpStack, 'createRequest').mockImplementation((method, url) => {
    const request = create(method, url)
    const sendBody = request.send.bind(request)
    request.send = (body) => {
      bodies.push(body)
      return sendBody(body)
    }
    return request
  })
  await send({ ticket: await newTicket(4000), source: small })
  expect(bodies.at(-1)).toBe(small)
  expect(accepted).toEqual([4000])
})

describe('aborting', () => {
  test('in the same moment sends nothing at all (tus-js-client loses such an abort)', async () => {
    const ticket = await newTicket()
    const ending = new AbortController()
    const sending = send({ ticket, signal: ending.signal })
    ending.abort()
    await expect(sending).rejects.toThrow()
    expect(requests('head')).toHaveLength(0)
    expect(requests('patch')).toHaveLength(0)
  })

  test('within a chunk stops the bytes and leaves nothing behind', async () => {
    const ticket = await newTicket()
    const ending = new AbortController()
    world.emulator.fail({ on: 'patch', do: { kind: 'stall', bytes: 1_000_000 } })
    const sending = send({ ticket, signal: ending.signal })
    await vi.waitFor(() => expect(requests('patch')[0]?.bodyBytes).toBeGreaterThanOrEqual(1_000_000), 10_000)
    ending.abort()
    await expect(sending).rejects.toThrow()
    const received = requests('patch')[0]?.bodyBytes
    // A request that comes later has been answered: whatever was on its way has come.
    await newTicket()
    expect(requests('patch')).toHaveLength(1)
    expect(requests('patch')[0]?.bodyBytes).toBe(received)
    expect(accepted).toEqual([])
  })
})

test('a server that falls silent is given up after half a minute', async () => {
  const ticket = await newTicket()
  world.emulator.fail({ on: 'head', do: { kind: 'stall' } })
  const code = codeOf(send({ ticket }))
  await vi.waitFor(() => expect(requests('head')).toHaveLength(1), 10_000)
  clock.advance(29_999)
  expect(requests('head')[0]?.status).toBeNull()
  clock.advance(1)
  expect(await code).toBe('timeout')
})

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
    world.emulator.fail(rule)
    expect(await codeOf(send({ ticket }))).toBe(code)
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
    world = streamWorld({
      assumptions: { exposedHeaders: ['Upload-Offset', 'Upload-Length', 'Retry-After'] },
    })
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
  world.emulator.fail({ on: 'patch', do: { kind: 'status', status: 400, body: 'secret words' } })
  const thrown = await send({ ticket }).catch((error: unknown) => error)
  const told = String((thrown as Error).stack) + JSON.stringify(thrown)
  expect(told).toContain('chunk-refused')
  expect(told).not.toMatch(/secret|https?:\/\/upload|tusv2/)
  expect(told).not.toContain(new URL(ticket.uploadUrl).pathname)
})
