import { createStreamEmulator } from 'react-stream-uploader/emulator'
import type {
  StreamHandlerError,
  StreamHandlerEvent,
  StreamHandlerOptions,
} from 'react-stream-uploader/server'
import { describe, expect, test, vi } from 'vitest'
import { delivery, NOW, ready, SECRET } from './deliveries.js'
import { getVideo, handlerOn, postFile, VIDEO_ID, video } from './fake-stream.js'

function hearing(answer: Parameters<typeof handlerOn>[0], options: Partial<StreamHandlerOptions> = {}) {
  const heard: StreamHandlerEvent[] = []
  const { handler } = handlerOn(answer, { onEvent: (event) => void heard.push(event), ...options })
  return { handler, heard }
}

describe('the app hears', () => {
  test('of each call to Stream, with what it answered', async () => {
    const { handler, heard } = hearing(() => video())
    await handler(getVideo())
    expect(heard).toEqual([
      { type: 'call', kind: 'read', task: 'read a video', status: 200, ms: expect.any(Number) },
    ])
  })

  test('of a call that Stream did not answer', async () => {
    const { handler, heard } = hearing(
      () => {
        throw new TypeError('fetch failed')
      },
      { onError: () => {} },
    )
    await handler(getVideo())
    expect(heard).toMatchObject([{ type: 'call', status: null }])
  })

  test('of calls that the budget does not allow', async () => {
    const { handler, heard } = hearing(() => video(), { callsPerMinute: 0.1, onError: () => {} })
    for (let call = 0; call < 3; call += 1) await handler(postFile())
    expect(heard.find(({ type }) => type === 'budget')).toMatchObject({ limit: expect.any(String) })
  })

  test('of a webhook, and of the claim to tell', async () => {
    vi.useFakeTimers({ now: NOW })
    const { handler, heard } = hearing(() => video(), { webhook: { secret: SECRET, onReady: () => {} } })
    await handler(await delivery(ready))
    expect(heard.map(({ type }) => type)).toEqual(['claim', 'webhook'])
    expect(heard[0]).toEqual({ type: 'claim', videoId: VIDEO_ID, end: 'ready', answer: 'yours' })
    expect(heard[1]).toMatchObject({ code: null, status: 204 })
  })

  test('of a webhook that was forged', async () => {
    const { handler, heard } = hearing(() => video(), { webhook: { secret: 'another' }, onError: () => {} })
    await handler(await delivery(ready))
    expect(heard).toMatchObject([{ type: 'webhook', code: 'unauthorized', status: 401 }])
  })

  test('nothing of names, addresses and tokens', async () => {
    const emulator = createStreamEmulator()
    const { handler, heard } = hearing((request) => emulator.fetch(request))
    await handler(postFile())
    expect(heard).toHaveLength(1)
    expect(JSON.stringify(heard)).not.toMatch(/https?:|\.mp4|Bearer/)
  })
})

test.each([
  [
    'throws',
    () => {
      throw new Error('in the app')
    },
  ],
  // It was an unhandled rejection, which ended the process.
  ['rejects', () => Promise.reject(new Error('in the app'))],
] as const)('an event that the app cannot take changes no answer, and is told: it %s', async (_, onEvent) => {
  const onError = vi.fn<(error: StreamHandlerError) => void>()
  const { handler } = hearing(() => video(), { onError, onEvent })
  expect((await handler(getVideo())).status).toBe(200)
  expect(onError).toHaveBeenCalledExactlyOnceWith({
    code: 'internal',
    message: '`onEvent` threw; `cause` is the error.',
    cause: new Error('in the app'),
  })
})
