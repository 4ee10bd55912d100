import { beforeEach, describe, expect, it, vi } from 'vitest'
import { delivery, NOW, ready, SECRET } from '../deliveries.js'
import { codeOf, handlerOn, MOUNT, refusal, untyped, VIDEO_ID, video } from '../fake-stream.js'
import { a, atStream, b, c, idOf, listen, pass, streaming } from './videos-bench.js'

beforeEach(() => void vi.useFakeTimers({ now: NOW }))

describe('a stream of changes', () => {
  it('begins with what is, tells each change once, and ends with the last video', async () => {
    const { handler, set } = atStream()
    set(a, 10)
    set(b, 20)
    // Types of media have no case.
    const response = await handler(streaming([a, b], { Accept: 'application/json, Text/Event-Stream' }))
    expect(Object.fromEntries(response.headers)).toMatchObject({
      'content-type': 'text/event-stream',
      'cache-control': 'no-store, no-transform',
      'x-accel-buffering': 'no',
    })
    const { heard } = listen(response)
    await pass(0)
    expect(heard.events).toEqual(['1 10', '2 20'])
    await pass(5000)
    set(a, 50)
    await pass(2500)
    expect(heard.events.slice(2)).toEqual(['1 50'])
    set(b, 100)
    await pass(2500)
    set(a, 100)
    await pass(2500)
    expect(heard.events.slice(3)).toEqual(['2 100', '1 100', 'end'])
    expect(heard.isOver).toBe(true)
    expect(vi.getTimerCount()).toBe(0)
  })

  it('brings what a webhook brought within a second and a quarter, without a call', async () => {
    const { handler, fields, upstream } = atStream({ webhook: { secret: SECRET }, readsPerMinute: 4 })
    fields.set(VIDEO_ID, {})
    const { heard } = listen(await handler(streaming([VIDEO_ID])))
    await pass(3000)
    const calls = upstream.length
    await handler(await delivery({ ...ready, modified: new Date().toISOString() }))
    await pass(1250)
    expect(heard.events.at(-1)).toBe('f 39')
    expect(upstream).toHaveLength(calls)
  })

  it('goes on after the last event that the page has', async () => {
    const { handler, set } = atStream()
    set(a, 10)
    set(b, 20)
    const first = listen(await handler(streaming([a, b])))
    await pass(0)
    await first.hangUp()
    set(b, 30)
    await pass(1000)
    const again = listen(await handler(streaming([a, b], { 'Last-Event-ID': first.heard.ids.at(-1) ?? '' })))
    await pass(0)
    expect(again.heard.events).toEqual(['2 30'])
    // An id that this server did not write says nothing.
    const other = listen(await handler(streaming([a], { 'Last-Event-ID': 'x' })))
    await pass(0)
    expect(other.heard.events).toEqual(['1 10'])
  })

  it('shows a sign of life every fifteen seconds, and ends after a minute, so that the app decides anew', async () => {
    const authorize = vi.fn<() => { creator: string }>(() => ({ creator: 'ann' }))
    const { handler, set } = atStream({ authorize })
    set(a, 10)
    const { heard } = listen(await handler(streaming([a])))
    await pass(59_999)
    expect(heard.text.match(/^: $/gm)).toHaveLength(4)
    expect(heard.isOver).toBe(false)
    await pass(1)
    expect(heard.events).toEqual(['1 10', 'end'])
    expect([heard.isOver, vi.getTimerCount()]).toEqual([true, 0])
    expect(authorize).toHaveBeenCalledTimes(1)
  })

  it('tells of a refusal once, and goes on for the others', async () => {
    const { handler, set } = atStream({
      authorize: (_, action) => (untyped(action).videoId === b ? null : { creator: 'ann' }),
    })
    set(a, 10)
    set(b, 20)
    const { heard } = listen(await handler(streaming([a, b, c])))
    await pass(5000)
    expect(heard.events.toSorted()).toEqual(['1 10', '2 null forbidden', '3 null not-found'])
  })

  it('bridges a time in which Stream cannot be asked, of which `onError` is told once', async () => {
    // It was told nothing.
    let isDown = true
    const { handler, errors } = handlerOn(() => (isDown ? refusal(500) : video()), { push: true })
    const { heard } = listen(await handler(streaming([VIDEO_ID])))
    await pass(5000)
    expect(heard.events).toEqual([])
    expect(errors).toMatchObject([{ code: 'stream-unavailable', status: 500 }])
    isDown = false
    await pass(2500)
    expect(heard.events).toEqual(['f null'])
  })

  it('asks no more once the page has hung up', async () => {
    const { handler, set, upstream } = atStream()
    set(a, 10)
    const { hangUp } = listen(await handler(streaming([a])))
    const gone = new AbortController()
    const aborted = new Request(streaming([a]), { signal: gone.signal })
    const other = listen(await handler(aborted))
    await pass(3000)
    await hangUp()
    gone.abort()
    await pass(2000)
    const calls = upstream.length
    await pass(30_000)
    expect([upstream.length, vi.getTimerCount(), other.heard.isOver]).toEqual([calls, 0, true])
  })

  it('tells `onError` of what ends it', async () => {
    const { handler, errors } = handlerOn(() => refusal(403, 10_000), { push: true })
    const { heard } = listen(await handler(streaming([a, b])))
    await pass(5000)
    expect(heard.events.toSorted()).toEqual(['1 null internal', '2 null internal', 'end'])
    expect(errors).toMatchObject([{ code: 'internal', status: 403 }])
  })

  // Each was followed for up to a minute, or waited for a second: an abort is told once, and it had been.
  it.each([
    ['the app decided', 'authorize', 0],
    ['Stream was asked', 'fetch', 1],
  ] as const)('asks nothing for a page that hung up while %s', async (_, moment, calls) => {
    const page = new AbortController()
    const hangUp = (at: typeof moment): unknown => at === moment && page.abort()
    const { handler, upstream } = handlerOn(
      () => {
        hangUp('fetch')
        return video()
      },
      {
        push: true,
        authorize: () => {
          hangUp('authorize')
          return { creator: 'ann' }
        },
      },
    )
    const { heard } = listen(await handler(new Request(streaming([a]), { signal: page.signal })))
    await pass(0)
    expect([heard.isOver, upstream.length, vi.getTimerCount()]).toEqual([true, calls, 0])
  })

  it('is given up if the page does not read it', async () => {
    const { handler, set } = atStream({ readsPerMinute: 240 })
    const ids = Array.from({ length: 100 }, (_, index) => idOf(index))
    for (const id of ids) set(id, 1)
    await handler(streaming(ids))
    expect(vi.getTimerCount()).toBeGreaterThan(0)
    for (let percent = 2; percent < 57; percent += 1) {
      for (const id of ids) set(id, percent)
      await pass(1000)
    }
    // Its minute is not over. It had 200 events to read.
    expect(vi.getTimerCount()).toBe(0)
  })

  it('reads a video that can be played together with those that people wait for: it costs no calls of its own', async () => {
    const { handler, fields, upstream, set } = atStream()
    set(a, 10)
    fields.set(b, { readyToStream: true, status: { state: 'ready', pctComplete: '39' } })
    listen(await handler(streaming([a, b])))
    await pass(11_000)
    const of = (id: string) => upstream.filter(({ url }) => url.includes(id)).length
    expect(of(a)).toBeGreaterThanOrEqual(8)
    expect(upstream.length).toBeLessThanOrEqual(of(a) + 3)
  })

  it('shares the calls that are left: whichever has waited longest comes first', async () => {
    const { handler, set, upstream } = atStream({ readsPerMinute: 60 })
    const ids = Array.from({ length: 20 }, (_, index) => idOf(index))
    for (const id of ids) set(id, 10)
    listen(await handler(streaming(ids)))
    await pass(30_000)
    const counts = ids.map((id) => upstream.filter(({ url }) => url.includes(id)).length)
    expect(Math.max(...counts) - Math.min(...counts)).toBeLessThanOrEqual(1)
  })

  it('is not there unless the app opts in', async () => {
    const { handler, set } = atStream({ push: false })
    set(a, 10)
    const response = await handler(streaming([a]))
    expect([response.status, await codeOf(response)]).toEqual([406, 'invalid-request'])
  })

  it('may be asked for by a page of another origin', async () => {
    const { handler, set } = atStream({ cors: { origins: ['https://app.test'] } })
    set(a, 100)
    const preflight = new Request(`${MOUNT}?ids=${a}`, {
      method: 'OPTIONS',
      headers: { Origin: 'https://app.test', 'Access-Control-Request-Method': 'GET' },
    })
    const allowed = (await handler(preflight)).headers
    expect(allowed.get('access-control-allow-headers')).toContain('Last-Event-ID')
    expect(allowed.get('access-control-allow-methods')).toBe('GET, POST')
    const response = await handler(streaming([a], { Origin: 'https://app.test' }))
    expect(response.headers.get('access-control-expose-headers')).toContain('Stream-Watch')
    expect(response.headers.get('timing-allow-origin')).toBe('https://app.test')
    expect(await response.text()).toContain('event: end')
  })
})
