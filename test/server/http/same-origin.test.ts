import type { StreamHandlerOptions } from 'react-stream-uploader/server'
import { describe, expect, it } from 'vitest'
import { codeOf, created, handlerOn, operations, video } from '../fake-stream.js'

const crossSite = (Origin: string) => ({ 'Sec-Fetch-Site': 'cross-site', Origin })
const listed = { cors: { origins: ['https://app.test'] } }

type Row = readonly [
  from: string,
  headers: Record<string, string>,
  passes: boolean,
  options?: Partial<StreamHandlerOptions>,
]

const table: readonly Row[] = [
  ['what is not a browser', {}, true],
  ['an own page', { 'Sec-Fetch-Site': 'same-origin', Origin: 'https://host.test' }, true],
  ['an own page behind a proxy', { 'Sec-Fetch-Site': 'same-origin', Origin: 'https://public.test' }, true],
  ['the person', { 'Sec-Fetch-Site': 'none' }, true],
  ['an own page over plain HTTP', { Origin: 'https://host.test' }, true],
  ['an own page, by the Host header', { Origin: 'http://public.test', Host: 'public.test' }, true],
  ['an own page, by the proxy', { Origin: 'http://public.test', 'X-Forwarded-Host': 'public.test' }, true],
  // The first three were refused: Apache adds each proxy's host, and some name the port.
  [
    'an own page behind two proxies',
    { Origin: 'http://public.test', 'X-Forwarded-Host': 'public.test, inner:3000' },
    true,
  ],
  [
    'an own page, by a proxy that names the port',
    { Origin: 'https://public.test', 'X-Forwarded-Host': 'public.test:443' },
    true,
  ],
  [
    'an own page, by a proxy that writes large',
    { Origin: 'http://public.test', 'X-Forwarded-Host': 'PUBLIC.test' },
    true,
  ],
  [
    'a page of the host behind the first proxy',
    { Origin: 'http://inner:3000', 'X-Forwarded-Host': 'public.test, inner:3000' },
    false,
  ],
  [
    'a page of a port that is not its own',
    { Origin: 'http://public.test', 'X-Forwarded-Host': 'public.test:443' },
    false,
  ],
  ...['a@evil.test', 'evil.test/', 'evil.test?', 'evil.test#', String.raw`evil.test\a`, 'evil .test', ''].map(
    (host): Row => [
      `a host that is none, ${host}`,
      { Origin: 'http://evil.test', 'X-Forwarded-Host': host },
      false,
    ],
  ),
  ['another site', crossSite('https://evil.test'), false],
  ['another origin of the site', { 'Sec-Fetch-Site': 'same-site', Origin: 'https://a.host.test' }, false],
  ['another site without an origin', { 'Sec-Fetch-Site': 'cross-site' }, false],
  ['another site with our origin', crossSite('https://host.test'), false],
  ['another origin over plain HTTP', { Origin: 'https://evil.test' }, false],
  ['another port', { Origin: 'http://host.test:8080' }, false],
  ['a page without an origin', { Origin: 'null' }, false],
  ['a broken origin', { Origin: 'not an origin' }, false],
  ['a page that `cors` lists', crossSite('https://app.test'), true, listed],
  ['a page that `cors` does not list', crossSite('https://evil.test'), false, listed],
  ['any page with all origins', crossSite('https://any.test'), true, { cors: { origins: '*' } }],
  ['any page without the check', crossSite('https://any.test'), true, { sameOrigin: false }],
]

describe.each(operations)('%s', (operation, request) => {
  const changes = operation !== 'read'

  it(changes ? 'is for own pages only' : 'changes nothing, and is left to CORS', async () => {
    const outcomes = table.map(async ([from, headers, , options]) => {
      let asked = 0
      const { handler, upstream, errors } = handlerOn(
        (sent) => (sent.url.includes('direct_user') ? created() : video()),
        {
          authorize: () => {
            asked += 1
            return { creator: 'ann' }
          },
          ...options,
        },
      )
      const sent = request()
      for (const [name, value] of Object.entries(headers)) sent.headers.set(name, value)
      const response = await handler(sent)
      const isRefused = response.status === 403 && (await codeOf(response)) === 'forbidden'
      expect(errors).toEqual([])
      return [from, isRefused ? asked + upstream.length : response.ok]
    })
    // Whoever is refused is refused before the app and Stream are asked.
    expect(await Promise.all(outcomes)).toEqual(
      table.map(([from, , passes]) => [from, passes || !changes ? true : 0]),
    )
  })
})
