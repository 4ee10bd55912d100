import { createHash } from 'node:crypto'
import { beforeEach, describe, expect, test, vi } from 'vitest'
import { createFileProbe } from '../../../src/drivers/files/file-probe.js'
import { createTusTransport } from '../../../src/drivers/tus/tus-transport.js'
import { hurriedClock } from '../../support/hurried-clock.js'
import { videoFile } from '../../support/stream-world.js'
import {
  accepted,
  chunkSize,
  clock,
  codeOf,
  doubled,
  file,
  newTicket,
  opened,
  openWorld,
  reports,
  requests,
  send,
  world,
} from './transport-bench.js'

beforeEach(() => openWorld())

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
  openWorld({ assumptions: { mediaIdOnEveryAnswer: true } })
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

// Each request was aborted at once, and the console said that such a number is ignored.
test.each([0, -1, NaN])('a limit of %s milliseconds is none', async (idleTimeout) => {
  await send({ ticket: await newTicket(), idleTimeout })
  expect(accepted.at(-1)).toBe(file.size)
})

test('continues from what the server has', async () => {
  const ticket = await newTicket()
  const ending = new AbortController()
  world.emulator.fail({ on: 'patch', after: 1, do: { kind: 'stall' } })
  const first = send({ ticket, signal: ending.signal })
  await vi.waitFor(() => expect(requests('patch')).toHaveLength(2), 10_000)
  ending.abort()
  await expect(first).rejects.toThrow()
  accepted.length = 0
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
