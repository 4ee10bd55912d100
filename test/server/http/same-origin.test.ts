import { describe, expect, it } from 'vitest'
import { codeOf, created, deleteVideo, getVideo, handlerOn, LINK, postFile, video } from '../fake-stream.js'

const APP = 'https://app.test'
const changes = [
  ['a creation', () => postFile()],
  ['an import', () => postFile({ url: LINK })],
  ['a discard', () => deleteVideo()],
] as const

function sentWith(request: Request, headers: Record<string, string>): Request {
  for (const [name, value] of Object.entries(headers)) request.headers.set(name, value)
  return request
}

describe.each(changes)('%s', (_, request) => {
  const answer = (sent: Request) => (sent.url.includes('direct_user') ? created() : video())

  it.each<[Record<string, string>, string]>([
    [{}, 'what is no browser'],
    [{ 'Sec-Fetch-Site': 'same-origin', Origin: 'https://host.test' }, 'an own page'],
    [{ 'Sec-Fetch-Site': 'same-origin', Origin: 'https://public.test' }, 'an own page behind a proxy'],
    [{ 'Sec-Fetch-Site': 'none' }, 'the person'],
    [{ Origin: 'https://host.test' }, 'an own page over plain HTTP'],
    [{ Origin: 'http://public.test', Host: 'public.test' }, 'an own page, by the Host header'],
    [{ Origin: 'http://public.test', 'X-Forwarded-Host': 'public.test' }, 'an own page, by the proxy'],
  ])('passes with %j: %s', async (headers) => {
    expect((await handlerOn(answer).handler(sentWith(request(), headers))).ok).toBe(true)
  })

  it.each<Record<string, string>>([
    { 'Sec-Fetch-Site': 'cross-site', Origin: 'https://evil.test' },
    { 'Sec-Fetch-Site': 'same-site', Origin: 'https://other.host.test' },
    { 'Sec-Fetch-Site': 'cross-site' },
    { 'Sec-Fetch-Site': 'cross-site', Origin: 'https://host.test' },
    { Origin: 'https://evil.test' },
    { Origin: 'http://host.test:8080' },
    { Origin: 'null' },
    { Origin: 'not an origin' },
  ])('is refused with %j, before the host is asked', async (headers) => {
    let asked = 0
    const { handler, upstream, errors } = handlerOn(answer, {
      authorize: () => {
        asked += 1
        return { creator: 'ann' }
      },
    })
    const response = await handler(sentWith(request(), headers))
    expect([response.status, await codeOf(response)]).toEqual([403, 'forbidden'])
    expect([asked, upstream, errors]).toEqual([0, [], []])
  })

  it('passes from a page that `cors` lists, and from no other', async () => {
    const { handler } = handlerOn(answer, { cors: { origins: [APP] } })
    const from = (Origin: string) => handler(sentWith(request(), { 'Sec-Fetch-Site': 'cross-site', Origin }))
    expect((await from(APP)).ok).toBe(true)
    expect((await from('https://evil.test')).status).toBe(403)
  })

  it.each([{ cors: { origins: '*' as const } }, { sameOrigin: false }])(
    'passes from any page with %j',
    async (options) => {
      const headers = { 'Sec-Fetch-Site': 'cross-site', Origin: 'https://any.test' }
      expect((await handlerOn(answer, options).handler(sentWith(request(), headers))).ok).toBe(true)
    },
  )
})

it('reading changes nothing, and is left to CORS', async () => {
  const { handler } = handlerOn(() => video())
  const headers = { 'Sec-Fetch-Site': 'cross-site', Origin: 'https://evil.test' }
  const response = await handler(sentWith(getVideo(), headers))
  expect([response.status, response.headers.has('access-control-allow-origin')]).toEqual([200, false])
})
