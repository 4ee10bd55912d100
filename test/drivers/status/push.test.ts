import { setMaxListeners } from 'node:events'
import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { endAll, ending, idOf, ids, page, pass, setUp, tearDown } from './together-bench.js'

beforeEach(setUp)
afterEach(tearDown)

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
  endAll()
  const offering = page(undefined, 'ids, push')
  offering.loadTogether.mockRejectedValueOnce(new Error('chunk'))
  offering.watch(idOf(2))
  await pass(5000)
  expect(offering.failed).toEqual([])
  expect(offering.streams).toHaveLength(1)
})
