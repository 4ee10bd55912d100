import type { StatusStore, Video } from 'react-stream-uploader/server'
import { beforeEach, describe, expect, it, vi } from 'vitest'
import { signWebhook } from '../../../src/server/webhook/webhook-signature.js'
import { delivery, failed, NOW, ready, SECRET } from '../deliveries.js'
import { codeOf, deleteVideo, getVideo, handlerOn, MOUNT, untyped, VIDEO_ID, video } from '../fake-stream.js'

beforeEach(() => void vi.useFakeTimers({ now: NOW }))

/** A handler that takes webhooks, and what it told the app. */
function taking(options: { statusStore?: StatusStore; whenTold?: () => void | Promise<void> } = {}) {
  const told: string[] = []
  const tell =
    (end: string) =>
    async ({ video: { id, creator } }: { video: Video }) => {
      await options.whenTold?.()
      told.push(`${end} ${id === VIDEO_ID} ${creator}`)
    }
  const parts = handlerOn(() => video(), {
    authorize: ({ headers }) => ({ creator: headers.get('x-user') ?? 'ann' }),
    webhook: { secret: SECRET, onReady: tell('ready'), onError: tell('error') },
    statusStore: options.statusStore,
  })
  return { ...parts, told }
}

/** A function of the app that is under way until the test ends it. */
function slowApp() {
  const app = { finish: (): void => {}, fail: (): void => {} }
  const end = new Promise<void>((resolve, reject) => {
    app.finish = resolve
    app.fail = () => reject(new Error('database down'))
  })
  const whenTold = vi.fn<() => Promise<void>>(() => end)
  return { app, whenTold, isTold: () => vi.waitFor(() => expect(whenTold).toHaveBeenCalled(), 10_000) }
}

describe('POST {mount}/webhook', () => {
  it('tells the app, and polls are answered with it without a call to Stream', async () => {
    const { handler, told, upstream } = taking()
    const response = await handler(await delivery(ready))
    expect([response.status, response.headers.get('cache-control')]).toEqual([204, 'no-store'])
    expect(told).toEqual(['ready true ann'])
    expect(await (await handler(getVideo())).json()).toMatchObject({ id: VIDEO_ID, readyToStream: true })
    expect(upstream).toEqual([])
  })

  it('tells of a failure', async () => {
    const { handler, told } = taking()
    await handler(await delivery(failed))
    expect(told).toEqual(['error true ann'])
  })

  it('tells once, however often and however fast it is delivered', async () => {
    const { handler, told } = taking()
    const deliver = async () => (await handler(await delivery(ready))).status
    expect(await Promise.all([deliver(), deliver(), deliver()])).toEqual([204, 204, 204])
    await deliver()
    expect(told).toEqual(['ready true ann'])
    await handler(await delivery(failed))
    await deliver()
    expect(told).toEqual(['ready true ann', 'error true ann'])
  })

  it('tells once, also if a poll has seen it before', async () => {
    const { handler, told } = taking()
    await handler(await delivery({ ...ready, readyToStream: false, status: { state: 'inprogress' } }))
    expect(told).toEqual([])
    await vi.advanceTimersByTimeAsync(2000)
    await handler(getVideo())
    await handler(await delivery(ready))
    await vi.advanceTimersByTimeAsync(120_000)
    await handler(getVideo())
    await handler(await delivery(ready))
    expect(told).toEqual(['ready true ann'])
  })

  // The owner got 404 for a minute, from an instance that had not known the video.
  it('asks whose video it is where it names nobody and nothing is known', async () => {
    const { handler, told } = taking()
    expect((await handler(await delivery({ ...ready, creator: null }))).status).toBe(204)
    expect(told).toEqual([`ready true ann`])
    expect((await handler(getVideo())).status).toBe(200)
  })

  it.each([[null], [undefined]])('leaves a video its owner where it names %s', async (creator) => {
    // The owner got 404, and the app was told of nobody's video.
    const { handler, told } = taking()
    await handler(getVideo())
    expect((await handler(await delivery({ ...ready, creator }))).status).toBe(204)
    expect(told).toEqual(['ready true ann'])
    expect(await (await handler(getVideo())).json()).toMatchObject({ creator: 'ann', readyToStream: true })
  })

  it('lets polls and the deletion of the video through while the app is being told', async () => {
    const { app, whenTold, isTold } = slowApp()
    const { handler, told } = taking({ whenTold })
    const first = handler(await delivery(ready))
    await isTold()
    await vi.advanceTimersByTimeAsync(2000)
    expect(await (await handler(getVideo())).json()).toMatchObject({ id: VIDEO_ID })
    const second = handler(await delivery(ready))
    expect((await handler(deleteVideo())).status).toBe(204)
    app.finish()
    expect((await Promise.all([first, second])).map(({ status }) => status)).toEqual([204, 204])
    expect(told).toEqual(['ready true ann'])
    expect((await handler(getVideo())).status).toBe(404)
  })

  it('does not tell of a video that was deleted while an earlier call to the app failed', async () => {
    const { app, whenTold, isTold } = slowApp()
    const records = new Map<string, unknown>()
    const get = vi.fn<StatusStore['get']>((id) => records.get(id))
    const { handler } = taking({
      whenTold,
      statusStore: { get, set: (id, record) => records.set(id, record) },
    })
    const first = handler(await delivery(ready))
    await isTold()
    get.mockClear()
    const second = handler(await delivery(ready))
    await vi.waitFor(() => expect(get).toHaveBeenCalled(), 10_000)
    await handler(deleteVideo())
    app.fail()
    expect((await Promise.all([first, second])).map(({ status }) => status)).toEqual([500, 204])
    expect(whenTold).toHaveBeenCalledTimes(1)
  })

  it('keeps what was learned while the app was being told', async () => {
    const { app, whenTold, isTold } = slowApp()
    const { handler } = taking({ whenTold })
    const at = (pctComplete: string) => ({ ...ready, status: { state: 'ready', pctComplete } })
    const first = handler(await delivery(at('39.0')))
    await isTold()
    const thumbnail = 'https://a.test/b.jpg'
    const second = handler(await delivery({ ...at('100.0'), thumbnail }))
    const isKept = async () => expect(await (await handler(getVideo())).json()).toMatchObject({ thumbnail })
    await vi.waitFor(isKept)
    app.finish()
    expect([(await first).status, (await second).status]).toEqual([204, 204])
    await isKept()
  })

  it('needs no function to tell', async () => {
    const { handler } = handlerOn(() => video(), { webhook: { secret: SECRET } })
    for (const payload of [ready, failed]) expect((await handler(await delivery(payload))).status).toBe(204)
  })

  it('is answered 500 if the app fails, and told again', async () => {
    let fails = true
    const { handler, told, errors } = taking({
      whenTold: async () => {
        if (fails) throw new Error('database down')
      },
    })
    expect((await handler(await delivery(failed))).status).toBe(500)
    expect(errors.splice(0)[0]?.message).toContain('webhook.onError')
    const response = await handler(await delivery(ready))
    expect(response.status).toBe(500)
    expect(await response.text()).not.toContain('database')
    expect(errors).toMatchObject([{ code: 'internal', message: expect.stringContaining('webhook.onReady') }])
    const deliveries = await Promise.all([delivery(ready), delivery(ready)])
    const answers = deliveries.map(async (sent) => {
      const { status } = await handler(sent)
      fails = false
      return status
    })
    expect(new Set(await Promise.all(answers))).toEqual(new Set([500, 204]))
    expect(told).toEqual(['ready true ann'])
  })

  it('neither brings back a deleted video nor undoes what is newer', async () => {
    const { handler, told } = taking()
    await handler(await delivery({ ...ready, modified: '2026-05-18T09:29:30Z' }))
    await handler(await delivery({ ...ready, readyToStream: false, status: { state: 'inprogress' } }))
    expect(await (await handler(getVideo())).json()).toMatchObject({ readyToStream: true })
    expect((await handler(deleteVideo())).status).toBe(204)
    expect((await handler(await delivery(ready))).status).toBe(204)
    expect((await handler(getVideo())).status).toBe(404)
    expect(told).toEqual(['ready true ann'])
  })

  it('is believed if one of the two does not say when it was modified', async () => {
    const { modified: _, ...undated } = ready
    const { handler, told } = taking()
    for (const payload of [ready, { ...undated, ...failed, modified: null }, ready]) {
      await handler(await delivery(payload))
      expect(await (await handler(getVideo())).json()).toMatchObject({
        status: { state: payload.status.state },
      })
    }
    expect(told).toEqual(['ready true ann', 'error true ann'])
  })

  it('that is forged tells nobody but the log, and not the secret', async () => {
    const { handler, told, errors, upstream } = taking()
    const response = await handler(await delivery(ready, { secret: 'another' }))
    expect([response.status, await codeOf(response)]).toEqual([401, 'unauthorized'])
    expect([told, upstream]).toEqual([[], []])
    expect(errors).toMatchObject([
      { code: 'unauthorized', message: expect.stringContaining('webhook.secret') },
    ])
    expect(JSON.stringify(errors)).not.toContain(SECRET)
  })

  it('that is forged 500 times is told three times, with a count', async () => {
    // Anybody can send such requests, and each was a line in the log.
    const { handler, errors } = taking()
    const forge = async (): Promise<void> =>
      void (await handler(await delivery(ready, { secret: 'another', at: Date.now() })))
    for (let sent = 0; sent < 500; sent += 1) await forge()
    const counted = expect.stringContaining('webhook.secret')
    expect(errors.map(({ message }) => message)).toEqual([counted, counted, counted])
    expect(errors[2]?.message).toContain('There were 100 of these')
    await vi.advanceTimersByTimeAsync(300_000)
    await forge()
    expect(errors).toHaveLength(4)
  })

  it('may be signed with either secret while the secret changes', async () => {
    const { handler } = handlerOn(() => video(), { webhook: { secret: ['new', 'old'] } })
    for (const secret of ['old', 'new'] as const) {
      expect((await handler(await delivery(ready, { secret }))).status).toBe(204)
    }
  })

  it.each([
    [401, 'unauthorized', null, { header: '' }],
    [401, 'unauthorized', 'clock', { at: NOW - 3_600_000 }],
    [400, 'invalid-request', null, { body: '{' }],
    [413, 'invalid-request', null, { body: 'x'.repeat(2_000_000) }],
  ] as const)('is answered %i %s, and the app told of %s', async (status, code, report, wrong) => {
    const { handler, told, errors } = taking()
    const header = 'body' in wrong ? await signWebhook(SECRET, wrong.body, NOW / 1000) : undefined
    const response = await handler(
      await delivery(ready, { ...(header !== undefined && { header }), ...wrong }),
    )
    expect([response.status, await codeOf(response)]).toEqual([status, code])
    expect(told).toEqual([])
    expect(errors.map(({ message }) => message)).toEqual(
      report === null ? [] : [expect.stringContaining(report)],
    )
  })

  it('whose body was read before is reported to the app', async () => {
    const { handler, errors } = taking()
    const request = await delivery(ready)
    await request.text()
    expect((await handler(request)).status).toBe(500)
    expect(errors[0]?.message).toContain('body parser')
  })

  it('is not found if webhooks are not taken', async () => {
    const { handler, upstream, errors } = handlerOn(() => video())
    expect((await handler(await delivery(ready))).status).toBe(404)
    expect([upstream, errors]).toEqual([[], []])
  })

  it('needs no more than POST', async () => {
    const response = await taking().handler(new Request(`${MOUNT}/webhook`))
    expect([response.status, response.headers.get('allow')]).toEqual([405, 'POST, OPTIONS'])
  })
})

it('a handler without the secret is stopped at start-up', () => {
  const withSecret = (secret: unknown) => () =>
    handlerOn(() => video(), { webhook: { secret: untyped(secret) } })
  expect(withSecret(undefined)).toThrow('`webhook.secret` is missing')
  expect(withSecret('')).toThrow('`webhook.secret` is missing')
})
