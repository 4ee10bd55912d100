import { describe, expect, it, vi } from 'vitest'
import { created, deleteVideo, getVideo, handlerOn, LINK, postFile, video } from '../fake-stream.js'

describe('the time limit on calls to Stream', () => {
  it.each([
    [undefined, 15_000],
    [200, 200],
  ])('with upstreamTimeoutMs %s is %i ms, and aborts the call', async (upstreamTimeoutMs, limit) => {
    vi.useFakeTimers()
    const { handler, upstream, errors } = handlerOn(() => new Promise(() => {}), { upstreamTimeoutMs })
    let settled = false
    const answered = handler(getVideo()).finally(() => {
      settled = true
    })
    await vi.advanceTimersByTimeAsync(limit - 1)
    expect(settled).toBe(false)
    expect(upstream[0]?.signal.aborted).toBe(false)
    await vi.advanceTimersByTimeAsync(1)
    expect((await answered).status).toBe(503)
    expect(upstream[0]?.signal.aborted).toBe(true)
    expect(errors[0]?.message).toContain('TimeoutError')
  })

  it('covers a body that never ends, without losing a creation whose headers have come', async () => {
    vi.useFakeTimers()
    const reading = handlerOn(() => new Response(new ReadableStream())).handler(getVideo())
    const creating = handlerOn(() => new Response(new ReadableStream(), created())).handler(postFile())
    await vi.advanceTimersByTimeAsync(15_000)
    expect((await reading).status).toBe(503)
    expect((await creating).status).toBe(201)
  })

  it('does not wait for the body of a creation whose headers have all, and gives its connection up', async () => {
    // The browser waited for 15 seconds, and the connection stayed open for good.
    const cancel = vi.fn<() => void>()
    const answer = () => new Response(new ReadableStream({ cancel }), created())
    expect((await handlerOn(answer).handler(postFile())).status).toBe(201)
    expect(cancel).toHaveBeenCalledTimes(1)
  })

  // It took 15 seconds to say that a video was deleted, or that there is no room.
  it.each([
    ['a deletion', deleteVideo, 'DELETE', 200, 204, 0],
    ['a deletion of what is gone', deleteVideo, 'DELETE', 404, 204, 0],
    ['a refusal', postFile, 'POST', 413, 413, 2000],
    ['a limit', () => postFile({ url: LINK }), 'POST', 429, 429, 2000],
    ['a video that is not there', getVideo, 'GET', 404, 404, 2000],
  ] as const)(
    'of %s does not wait for a body that never ends',
    async (_, request, hanging, status, answer, ms) => {
      vi.useFakeTimers()
      const cancel = vi.fn<() => void>()
      const { handler, upstream } = handlerOn(({ method }) =>
        method === hanging ? new Response(new ReadableStream({ cancel }), { status }) : video(),
      )
      const begun = Date.now()
      const answered = handler(request()).then((response) => [response.status, Date.now() - begun])
      await vi.advanceTimersByTimeAsync(15_000)
      expect(await answered).toEqual([answer, ms])
      expect(cancel.mock.calls.length === 1 || upstream.at(-1)?.signal.aborted).toBe(true)
    },
  )

  it.each([getVideo, () => postFile({ url: LINK })])(
    'gives up a connection whose body never ends: %o',
    async (request) => {
      vi.useFakeTimers()
      const { handler, upstream } = handlerOn(() => new Response(new ReadableStream(), { status: 200 }))
      const answered = handler(request())
      await vi.advanceTimersByTimeAsync(15_000)
      expect((await answered).ok).toBe(false)
      expect(upstream[0]?.signal.aborted).toBe(true)
    },
  )

  it('leaves no timer behind', async () => {
    vi.useFakeTimers()
    await handlerOn(() => video()).handler(getVideo())
    await handlerOn(() => Promise.reject(new TypeError('fetch failed'))).handler(getVideo())
    expect(vi.getTimerCount()).toBe(0)
  })
})
