import { expect, test } from 'vitest'
import { createHeaderSource } from '../../../src/drivers/endpoint/header-source.js'
import { httpEndpoint } from '../../../src/drivers/endpoint/http-endpoint.js'
import { clock, endpointWith, videoId } from './endpoint-bench.js'

test('a status says when to ask next, if the endpoint does', async () => {
  const answers = [
    new Response('{"uid":"a"}', { headers: { 'Retry-After': '20' } }),
    Response.json({ uid: 'a' }),
  ]
  const { endpoint } = endpointWith(() => answers.shift() ?? Response.error())
  const { signal } = new AbortController()
  expect(await endpoint.getStatus(videoId, signal)).toEqual({ uid: 'a', retryAfter: 20_000 })
  expect(await endpoint.getStatus(videoId, signal)).toEqual({ uid: 'a' })
})

test('a video is read and discarded at its own address, with or without a slash or a query in that of the endpoint', async () => {
  const requests: string[] = []
  const fetch: typeof globalThis.fetch = async (input, init) => {
    requests.push(`${init?.method} ${new Request(input).url}`)
    return Response.json({ uid: videoId })
  }
  const { signal } = new AbortController()
  for (const url of ['https://app.test/api/stream/', 'https://app.test/api?tenant=7']) {
    const endpoint = httpEndpoint({ url, headers: createHeaderSource(() => undefined), fetch, clock })
    await endpoint.getStatus(videoId, signal)
    await endpoint.discard('a/../b', signal)
  }
  expect(requests).toEqual([
    `GET https://app.test/api/stream/${videoId}`,
    'DELETE https://app.test/api/stream/a%2F..%2Fb',
    `GET https://app.test/api/${videoId}?tenant=7`,
    'DELETE https://app.test/api/a%2F..%2Fb?tenant=7',
  ])
})

test('a video is discarded even if the tab closes meanwhile', async () => {
  const { endpoint, requests } = endpointWith(() => new Response(null, { status: 204 }))
  await endpoint.discard(videoId, new AbortController().signal)
  expect(requests.map(({ method, keepalive }) => [method, keepalive])).toEqual([['DELETE', true]])
})
