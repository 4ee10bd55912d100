import { beforeEach, describe, expect, it, vi } from 'vitest'
import { delivery, NOW, ready, SECRET } from './deliveries.js'
import {
  created,
  deleteVideo,
  getVideo,
  handlerOn,
  MOUNT,
  postFile,
  refusal,
  untyped,
  VIDEO_ID,
  video,
} from './fake-stream.js'

beforeEach(() => void vi.useFakeTimers({ now: NOW }))

const pass = (ms: number): Promise<unknown> => vi.advanceTimersByTimeAsync(ms)

/** What a platform keeps the instance alive for, and how much of it goes on. */
function platform() {
  const open = new Set<Promise<unknown>>()
  const waitUntil = (work: Promise<unknown>): void => {
    open.add(work)
    const end = (): boolean => open.delete(work)
    work.then(end, end)
  }
  return { waitUntil, open }
}

function gate<T>() {
  const parts: { resolve?: (value: T) => void } = {}
  const passed = new Promise<T>((resolve) => {
    parts.resolve = resolve
  })
  return { passed, open: (value: T) => parts.resolve?.(value) }
}

// Workers stop what a page has begun when it hangs up. Polls of others that waited for the same call then waited for good.
describe('`waitUntil` keeps the instance alive', () => {
  it.each([
    ['a poll', () => getVideo()],
    ['a discard', () => deleteVideo()],
    [
      'polls of a stream',
      () => new Request(`${MOUNT}?ids=${VIDEO_ID}`, { headers: { Accept: 'text/event-stream' } }),
    ],
  ])('until %s has its answer of Stream', async (_, request) => {
    const { waitUntil, open } = platform()
    const answer = gate<void>()
    const { handler, upstream } = handlerOn(
      async () => {
        await answer.passed
        return video({ readyToStream: true })
      },
      { waitUntil, push: true },
    )
    void handler(request())
    await vi.waitFor(() => expect(upstream).toHaveLength(1))
    expect(open.size).toBeGreaterThan(0)
    answer.open()
    await vi.waitFor(() => expect(open.size).toBe(0))
  })

  it('until a creation that was answered too late is discarded', async () => {
    const { waitUntil, open } = platform()
    const [creation, deletion] = [gate<Response>(), gate<Response>()]
    const answer = ({ method }: Request) => (method === 'DELETE' ? deletion : creation).passed
    const { handler, upstream } = handlerOn(answer, { waitUntil })
    const answered = handler(postFile())
    await pass(15_000)
    expect((await answered).status).toBe(503)
    expect(open.size).toBe(1)
    creation.open(created())
    await pass(0)
    expect([upstream.at(-1)?.method, open.size]).toEqual(['DELETE', 1])
    deletion.open(new Response())
    await pass(0)
    expect(open.size).toBe(0)
  })

  it('until `onReady` has ended that took too long, and `onError` has been told', async () => {
    const { waitUntil, open } = platform()
    const [app, log] = [gate<void>(), gate<void>()]
    const onReady = vi.fn<() => Promise<void>>(() => app.passed)
    const { handler } = handlerOn(() => video(), {
      waitUntil,
      webhook: { secret: SECRET, onReady },
      onError: () => log.passed,
    })
    const answered = handler(await delivery(ready))
    await vi.waitFor(() => expect(onReady).toHaveBeenCalled())
    await pass(10_000)
    expect([(await answered).status, open.size]).toEqual([500, 2])
    app.open()
    await pass(0)
    expect(open.size).toBe(1)
    log.open()
    await pass(0)
    expect(open.size).toBe(0)
  })

  it('until an async `onEvent` has written down what it hears', async () => {
    const { waitUntil, open } = platform()
    const log = gate<void>()
    const { handler } = handlerOn(() => video(), { waitUntil, onEvent: () => log.passed })
    expect((await handler(getVideo())).status).toBe(200)
    await pass(0)
    expect(open.size).toBe(1)
    log.open()
    await pass(0)
    expect(open.size).toBe(0)
  })

  it.each([
    [
      'throws',
      () => {
        throw new Error('outside of a request')
      },
    ],
    // It was an unhandled rejection, which ended the process.
    ['rejects', () => Promise.reject(new Error('outside of a request'))],
  ] as const)('and changes no answer when it %s, which is reported once', async (_, waitUntil) => {
    const { handler, errors } = handlerOn(() => refusal(404), { waitUntil: untyped(waitUntil) })
    expect((await handler(getVideo())).status).toBe(404)
    expect((await handler(getVideo())).status).toBe(404)
    await pass(0)
    expect(errors.map(({ message }) => message)).toEqual(['`waitUntil` threw; `cause` is the error.'])
  })
})
