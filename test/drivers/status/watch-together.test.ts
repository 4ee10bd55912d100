import { setMaxListeners } from 'node:events'
import { environmentManager, QueryClient } from '@tanstack/react-query'
import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { createHeaderSource } from '../../../src/drivers/endpoint/header-source.js'
import { httpEndpoint } from '../../../src/drivers/endpoint/http-endpoint.js'
import { createQueryStatusSource } from '../../../src/drivers/status/query-status-source.js'
import { createWatchTogether } from '../../../src/drivers/status/watch-together.js'
import { systemClock } from '../../../src/drivers/time/clock.js'
import { fakePorts } from '../../support/fake-ports.js'

environmentManager.setIsServer(() => false)

const idOf = (index: number): string => index.toString(16).padStart(32, '0')
const ids = [1, 2, 3, 4, 5].map(idOf)

let ending: AbortController
let client: QueryClient
beforeEach(() => {
  vi.useFakeTimers()
  ending = new AbortController()
  client = new QueryClient()
})
afterEach(() => {
  ending.abort()
  client.clear()
  Reflect.deleteProperty(performance, 'getEntriesByType')
  vi.unstubAllGlobals()
  vi.useRealTimers()
})

const pass = (ms: number): Promise<unknown> => vi.advanceTimersByTimeAsync(ms)
const statusOf = (id: string, percent: number) => ({
  id,
  status: { state: 'inprogress', percentComplete: percent },
  readyToStream: false,
})

type Answer = (request: Request, asked: readonly string[]) => Response | Promise<Response> | null

/** A page that watches videos at an endpoint which offers to answer several at once. `several` may answer in its place. */
function page(several: Answer = () => null, offer = 'ids', protocol = 'h2') {
  const requests: string[] = []
  const streams: {
    readonly request: Request
    say(text: string): void
    end(): void
    readonly isCut: () => boolean
  }[] = []
  const seen = new Map<string, (number | null)[]>()
  const failed: string[] = []
  const percents = new Map<string, number>()
  const json = (body: unknown): Response => Response.json(body, { headers: { 'Stream-Watch': offer } })
  const fetch = async (input: RequestInfo | URL, init?: RequestInit): Promise<Response> => {
    const request = new Request(input, init)
    const url = new URL(request.url)
    const asked = url.searchParams.get('ids')?.split(',') ?? []
    const isStream = request.headers.get('accept') === 'text/event-stream'
    if (asked.length === 0) {
      const id = url.pathname.split('/').at(-1) ?? ''
      requests.push(`one ${id.slice(-1)}`)
      return json(statusOf(id, percents.get(id) ?? 0))
    }
    requests.push(
      `${isStream ? 'stream' : 'several'} ${asked
        .map((id) => id.slice(-1))
        .toSorted()
        .join('')}`,
    )
    const given = several(request, asked)
    if (given !== null) return given
    if (isStream) return openStream(request)
    return json({ videos: asked.map((id) => statusOf(id, percents.get(id) ?? 0)), refused: [] })
  }
  function openStream(request: Request): Response {
    let isCut = false
    const body = new ReadableStream<Uint8Array>({
      start(controller) {
        const say = (text: string): void => controller.enqueue(new TextEncoder().encode(text))
        request.signal.addEventListener('abort', () => {
          isCut = true
          controller.error(new DOMException('cut', 'AbortError'))
        })
        streams.push({ request, say, end: () => controller.close(), isCut: () => isCut })
        say(': \n\n')
      },
    })
    return new Response(body, { headers: { 'Content-Type': 'text/event-stream' } })
  }
  // Only this method: requests of other tests may still measure their time.
  const timing = { name: 'https://app.test/api/stream/1', nextHopProtocol: protocol }
  Object.defineProperty(performance, 'getEntriesByType', {
    configurable: true,
    value: (type: string) => (type === 'resource' ? [timing] : []),
  })
  const endpoint = httpEndpoint({
    url: 'https://app.test/api/stream',
    headers: createHeaderSource(() => ({ Authorization: 'Bearer a' })),
    fetch,
    clock: systemClock,
  })
  const loadTogether = vi.fn<() => Promise<typeof createWatchTogether>>(async () => createWatchTogether)
  const source = createQueryStatusSource(
    () => client,
    () => endpoint,
    systemClock,
    fakePorts().connectivity,
    (error) => failed.push(String(error)),
    loadTogether,
  )
  const watch = (id: string, signal: AbortSignal = ending.signal): void => {
    const reports = {
      read: ({ status }: { status: { percentComplete: number | null } }) =>
        void seen.set(id, [...(seen.get(id) ?? []), status.percentComplete]),
      failed: (error: { code: string }) => void failed.push(error.code),
    }
    source.watch(id, reports, signal)
  }
  const pushed = (id: string, percent: number, mark = 'm'): string =>
    `event: video\nid: ${mark}\ndata: ${JSON.stringify(statusOf(id, percent))}\n\n`
  const last = (id: string): number | null | undefined => seen.get(id)?.at(-1)
  return { requests, streams, seen, failed, percents, loadTogether, watch, pushed, last }
}

test('a page with five videos sends one request where it sent five', async () => {
  const { requests, watch, last, percents } = page()
  for (const id of ids) watch(id)
  await pass(3000)
  requests.length = 0
  for (const id of ids) percents.set(id, 42)
  await pass(60_000)
  expect(requests.filter((request) => request.startsWith('one'))).toEqual([])
  expect(requests.length).toBeLessThanOrEqual(9)
  expect(requests.at(-1)).toBe('several 12345')
  expect(ids.map(last)).toEqual([42, 42, 42, 42, 42])
})

test('videos that were added one after the other fall into step', async () => {
  const { requests, watch, seen } = page()
  for (const id of ids) {
    watch(id)
    await pass(2300)
  }
  await pass(30_000)
  requests.length = 0
  await pass(60_000)
  // Each has been read about every fifteen seconds.
  expect(requests.length).toBeLessThanOrEqual(8)
  for (const id of ids) expect(seen.get(id)?.length).toBeGreaterThanOrEqual(8)
})

test('a page with one video, and an endpoint that offers nothing, are asked as ever', async () => {
  const single = page()
  single.watch(idOf(1))
  await pass(30_000)
  expect(new Set(single.requests)).toEqual(new Set(['one 1']))
  ending.abort()
  ending = new AbortController()
  const plain = page(() => null, '')
  for (const id of ids) plain.watch(id)
  await pass(30_000)
  expect(plain.requests.filter((request) => !request.startsWith('one'))).toEqual([])
})

test.each([
  ['404', () => new Response('', { status: 404 })],
  ['405', () => new Response('', { status: 405 })],
  ['a page', () => new Response('<html>', { headers: { 'Content-Type': 'text/html' } })],
])('%s for several is remembered as no', async (_, answer) => {
  const { requests, watch, seen, failed } = page(answer)
  for (const id of ids) watch(id)
  await pass(60_000)
  expect(requests.filter((request) => request.startsWith('several'))).toHaveLength(1)
  expect([seen.size, failed]).toEqual([5, []])
})

test('a fault of the server is not, and no video fails for it', async () => {
  let isBroken = true
  const { requests, watch, seen, failed } = page(() => (isBroken ? new Response('', { status: 500 }) : null))
  for (const id of ids) watch(id)
  await pass(30_000)
  expect([seen.size, failed]).toEqual([5, []])
  isBroken = false
  requests.length = 0
  await pass(60_000)
  expect(requests.at(-1)).toBe('several 12345')
})

test('a video that is refused among others is asked alone, where it is known what to do about it', async () => {
  const { requests, watch, seen } = page((_, asked) =>
    Response.json(
      {
        videos: asked.filter((id) => id !== idOf(3)).map((id) => statusOf(id, 7)),
        refused: [{ id: idOf(3), status: 401, error: { code: 'unauthorized', message: '' } }],
      },
      { headers: { 'Stream-Watch': 'ids' } },
    ),
  )
  for (const id of ids) watch(id)
  await pass(60_000)
  expect(seen.size).toBe(5)
  expect(requests.slice(-6).filter((request) => request.startsWith('several'))).toContain('several 1245')
  expect(requests.slice(-6)).not.toContain('several 12345')
  expect(requests).toContain('one 3')
})

test('changes are pushed over one connection, with the headers of the app, and nothing is polled meanwhile', async () => {
  const { requests, streams, watch, pushed, last } = page(undefined, 'ids, push')
  for (const id of ids) watch(id)
  await pass(2000)
  expect(streams).toHaveLength(1)
  expect(streams[0]?.request.headers.get('authorization')).toBe('Bearer a')
  streams[0]?.say(ids.map((id) => pushed(id, 10)).join(''))
  await pass(1000)
  requests.length = 0
  for (const percent of [20, 30, 40]) {
    await pass(10_000)
    streams[0]?.say(pushed(idOf(2), percent))
    await pass(0)
    expect(last(idOf(2))).toBe(percent)
  }
  expect(requests).toEqual([])
})

test('events may come in any pieces', async () => {
  const { streams, watch, pushed, last } = page(undefined, 'ids, push')
  watch(idOf(1))
  await pass(2000)
  for (const char of pushed(idOf(1), 77).replaceAll('\n', '\r\n')) streams[0]?.say(char)
  await pass(0)
  expect(last(idOf(1))).toBe(77)
})

test('it resumes where the server ended it, also with a video that came meanwhile', async () => {
  const { requests, streams, watch, pushed } = page(undefined, 'ids, push')
  watch(idOf(1))
  await pass(2000)
  streams[0]?.say(pushed(idOf(1), 10, 'abc'))
  watch(idOf(2))
  await pass(1000)
  expect(requests.filter((request) => request.startsWith('stream'))).toEqual(['stream 1', 'stream 12'])
  expect(streams[0]?.isCut()).toBe(true)
  expect(streams[1]?.request.headers.get('last-event-id')).toBe('abc')
  await pass(15_000)
  streams[1]?.say(': \n\n')
  await pass(10_000)
  streams[1]?.say('event: end\ndata: \n\n')
  streams[1]?.end()
  await pass(1500)
  expect(streams).toHaveLength(3)
})

test('polls take over at once where it breaks, and after three breaks for good', async () => {
  const { requests, streams, watch, percents, last } = page(undefined, 'ids, push')
  for (const id of ids) watch(id)
  await pass(2000)
  for (const id of ids) percents.set(id, 55)
  requests.length = 0
  streams[0]?.end()
  await pass(100)
  expect(requests).toEqual(['several 12345'])
  expect(last(idOf(4))).toBe(55)
  await pass(3000)
  streams[1]?.end()
  await pass(6000)
  streams[2]?.end()
  await pass(120_000)
  expect(streams).toHaveLength(3)
  expect(requests.at(-1)).toBe('several 12345')
})

test('a server that ends it without more to say is not asked again at once', async () => {
  const { streams, watch } = page(undefined, 'ids, push')
  watch(idOf(1))
  await pass(2000)
  streams[0]?.say('event: end\ndata: \n\n')
  streams[0]?.end()
  await pass(15_000)
  expect(streams).toHaveLength(1)
  await pass(6000)
  expect(streams).toHaveLength(2)
})

test.each([
  [
    'a proxy that keeps it back',
    () => new Response(new ReadableStream(), { headers: { 'Content-Type': 'text/event-stream' } }),
  ],
  ['an empty answer', () => new Response('', { headers: { 'Content-Type': 'text/event-stream' } })],
  ['404', () => new Response('', { status: 404 })],
  ['405', () => new Response('', { status: 405 })],
  // Empty lines end events, and a page has some.
  [
    'a page',
    () => new Response('<html>\n\n<p>\n\n</html>\n\n', { headers: { 'Content-Type': 'text/html' } }),
  ],
])('%s is remembered as no, and polls go on', async (_, answer) => {
  const { requests, watch, percents, last } = page(
    ({ headers }) => (headers.get('accept') === 'text/event-stream' ? answer() : null),
    'ids, push',
  )
  watch(idOf(1))
  await pass(30_000)
  percents.set(idOf(1), 88)
  await pass(60_000)
  expect(last(idOf(1))).toBe(88)
  expect(requests.filter((request) => request.startsWith('stream'))).toHaveLength(1)
})

test('a connection that is silent for longer than the server may be is dead', async () => {
  const { requests, streams, watch } = page(undefined, 'ids, push')
  watch(idOf(1))
  await pass(2000)
  await pass(30_000)
  streams[0]?.say(': \n\n')
  await pass(30_000)
  expect(streams[0]?.isCut()).toBe(false)
  requests.length = 0
  await pass(10_500)
  expect(streams[0]?.isCut()).toBe(true)
  expect(requests[0]).toBe('one 1')
})

test('a video that the stream refuses is asked alone', async () => {
  const { requests, streams, watch } = page(undefined, 'ids, push')
  watch(idOf(1))
  watch(idOf(2))
  await pass(2000)
  requests.length = 0
  streams[0]?.say(
    `event: refused\nid: x\ndata: ${JSON.stringify({ id: idOf(2), status: 401, error: { code: 'unauthorized' } })}\n\n`,
  )
  await pass(100)
  expect(requests).toContain('one 2')
  expect(streams[0]?.isCut()).toBe(false)
})

test('over HTTP/1.1, where six connections are all, nothing is pushed', async () => {
  const { requests, watch } = page(undefined, 'ids, push', 'http/1.1')
  for (const id of ids) watch(id)
  await pass(30_000)
  expect(requests.filter((request) => request.startsWith('stream'))).toEqual([])
})

test('a page that nobody sees holds no connection, and has one again when it is seen', async () => {
  const listeners = new Set<() => void>()
  const document = {
    visibilityState: 'visible',
    addEventListener: (_: string, listener: () => void) => listeners.add(listener),
    removeEventListener: (_: string, listener: () => void) => listeners.delete(listener),
  }
  vi.stubGlobal('document', document)
  const { streams, watch } = page(undefined, 'ids, push')
  watch(idOf(1))
  await pass(2000)
  document.visibilityState = 'hidden'
  for (const tell of listeners) tell()
  expect(streams[0]?.isCut()).toBe(true)
  await pass(60_000)
  expect(streams).toHaveLength(1)
  document.visibilityState = 'visible'
  for (const tell of listeners) tell()
  await pass(1000)
  expect(streams).toHaveLength(2)
  ending.abort()
  expect([streams[1]?.isCut(), listeners.size]).toEqual([true, 0])
})

test('a hundred videos are pushed, and the others polled', async () => {
  const { streams, watch, seen } = page(undefined, 'ids, push')
  setMaxListeners(0, ending.signal)
  for (let index = 0; index < 130; index += 1) watch(idOf(index))
  await pass(3000)
  expect(new URL(streams[0]?.request.url ?? '').searchParams.get('ids')?.split(',')).toHaveLength(100)
  expect(streams).toHaveLength(1)
  const before = seen.get(idOf(120))?.length ?? 0
  await pass(30_000)
  expect(seen.get(idOf(120))?.length).toBeGreaterThan(before)
})

test('what is needed for it is loaded only where it is offered, and its failure costs nothing', async () => {
  const plain = page()
  plain.watch(idOf(1))
  await pass(5000)
  expect(plain.loadTogether).not.toHaveBeenCalled()
  ending.abort()
  ending = new AbortController()
  const offering = page(undefined, 'ids, push')
  offering.loadTogether.mockRejectedValueOnce(new Error('chunk'))
  offering.watch(idOf(2))
  await pass(5000)
  expect(offering.failed).toEqual([])
  expect(offering.streams).toHaveLength(1)
})
