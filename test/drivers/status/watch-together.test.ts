import { afterEach, beforeEach, expect, test } from 'vitest'
import { endAll, idOf, ids, page, pass, setUp, statusOf, tearDown } from './together-bench.js'

beforeEach(setUp)
afterEach(tearDown)

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
  endAll()
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
