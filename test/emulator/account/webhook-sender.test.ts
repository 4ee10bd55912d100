import { createHmac } from 'node:crypto'
import { createStreamEmulator, type StreamEmulatorOptions } from 'react-stream-uploader/emulator'
import { beforeEach, describe, expect, test, vi } from 'vitest'
import { call, resultOf } from '../api-client.js'
import { create, newUpload, patch, readVideo, videoBytes } from '../stream-client.js'

const start = Date.parse('2026-01-01T00:00:00Z')
const notificationUrl = 'https://app.test/hook'

interface Received {
  readonly url: string
  readonly signature: string
  readonly body: string
}

/**
 * An emulator and a host that is told of its videos, and answers with each of the statuses in turn, then
 * with 204.
 */
function notified(options: StreamEmulatorOptions = {}, ...statuses: number[]) {
  const received: Received[] = []
  const emulator = createStreamEmulator({
    now: () => start,
    webhook: { notificationUrl, secret: 'secret' },
    fetch: async (input, init) => {
      const request = new Request(input, init)
      const signature = request.headers.get('webhook-signature') ?? ''
      received.push({ url: request.url, signature, body: await request.text() })
      return new Response(null, { status: statuses.shift() ?? 204 })
    },
    ...options,
  })
  const upload = async (bytes: Uint8Array<ArrayBuffer> = videoBytes(1000)): Promise<string> => {
    const { url, video } = await newUpload(emulator, bytes.length)
    await patch(emulator, url, 0, bytes)
    return video.uid
  }
  const after = async (ms: number): Promise<number> => {
    emulator.advance(ms)
    await emulator.settled()
    return received.length
  }
  return { emulator, received, upload, after }
}

describe('the host is told', () => {
  test('once, when the video can be played', async () => {
    const { emulator, received, upload, after } = notified()
    const uid = await upload()
    expect(await after(3999)).toBe(0)
    expect(await after(1)).toBe(1)
    expect(await after(1e9)).toBe(1)
    expect(received[0]?.url).toBe(notificationUrl)
    expect(JSON.parse(received[0]?.body ?? '')).toMatchObject({
      uid,
      readyToStream: true,
      status: { state: 'ready', pctComplete: '42.000000' },
    })
    expect(emulator.deliveries).toEqual([{ uid, at: start + 4000, attempt: 1, status: 204 }])
  })

  test('of the bare video, as the API shows it', async () => {
    const { emulator, received, upload, after } = notified()
    const uid = await upload()
    await after(4000)
    expect(JSON.parse(received[0]?.body ?? '')).toEqual(await readVideo(emulator, uid))
  })

  test('of an error as soon as there is one', async () => {
    const { received, upload, after } = notified()
    await upload(new TextEncoder().encode('text'))
    expect(await after(1000)).toBe(1)
    expect(JSON.parse(received[0]?.body ?? '')).toMatchObject({
      status: { state: 'error', errorReasonCode: 'ERR_NON_VIDEO' },
    })
  })

  test('of an error that a rule brings later', async () => {
    const { emulator, upload, after } = notified()
    const uid = await upload()
    emulator.fail({ on: 'status', do: { kind: 'encode-error', code: 'ERR_UNKNOWN' } })
    await readVideo(emulator, uid)
    expect(await after(1000)).toBe(1)
    expect(await after(10_000)).toBe(1)
  })

  test('of no error that a rule brings after it was told', async () => {
    const { emulator, upload, after } = notified()
    const uid = await upload()
    await after(4000)
    emulator.fail({ on: 'status', do: { kind: 'encode-error', code: 'ERR_UNKNOWN' } })
    await readVideo(emulator, uid)
    expect(await after(10_000)).toBe(1)
  })

  test('of a copy that could not be fetched', async () => {
    const { emulator, after } = notified()
    await call(emulator, 'POST', '/copy', { input: 'https://files.test/a.mp4' })
    await emulator.settled()
    expect(emulator.deliveries).toEqual([])
    await after(1000)
    expect(emulator.deliveries).toHaveLength(1)
  })

  test('with a signature over time and body', async () => {
    const { received, upload, after } = notified()
    await upload()
    await after(4000)
    const { signature = '', body = '' } = received[0] ?? {}
    const time = start / 1000 + 4
    const hex = createHmac('sha256', 'secret').update(`${time}.${body}`).digest('hex')
    expect(signature).toBe(`time=${time},sig1=${hex}`)
  })

  test('when all qualities are there, by assumption', async () => {
    const { received, upload, after } = notified({ assumptions: { webhookAt: 'complete' } })
    await upload()
    expect(await after(7999)).toBe(0)
    expect(await after(1)).toBe(1)
    expect(received[0]?.body).toContain('"100.000000"')
  })

  test('at the address that was registered last, and of nothing that was ready before', async () => {
    const { emulator, received, upload, after } = notified({ webhook: undefined })
    await upload()
    await after(4000)
    const hook = (url: string) => resultOf(call(emulator, 'PUT', '/webhook', { notificationUrl: url }))
    await hook('https://app.test/first')
    await hook('https://app.test/second')
    await upload()
    await after(4000)
    expect(received.map(({ url }) => url)).toEqual(['https://app.test/second'])
    await call(emulator, 'DELETE', '/webhook')
    await upload()
    expect(await after(4000)).toBe(1)
  })

  test('of no video that is gone', async () => {
    const { emulator, upload, after } = notified()
    await call(emulator, 'DELETE', `/${await upload()}`)
    expect(await after(4000)).toBe(0)
  })

  test('of nothing before it is uploaded', async () => {
    const { emulator, after } = notified()
    await create(emulator, 10)
    expect(await after(1e9)).toBe(0)
  })
})

describe('a webhook that is not taken', () => {
  test('is lost', async () => {
    const { upload, after } = notified({}, 500)
    await upload()
    expect(await after(4000)).toBe(1)
    expect(await after(1e9)).toBe(1)
  })

  test('comes again after each pause, by assumption, with the same body and another time', async () => {
    const webhookRetryDelaysMs = [1000, 5000]
    const { emulator, received, upload, after } = notified(
      { assumptions: { webhookRetryDelaysMs } },
      500,
      302,
      500,
    )
    await upload()
    await after(4000)
    expect(await after(999)).toBe(1)
    expect(await after(1)).toBe(2)
    expect(await after(5000)).toBe(3)
    expect(await after(1e9)).toBe(3)
    expect(emulator.deliveries.map(({ attempt, status }) => [attempt, status])).toEqual([
      [1, 500],
      [2, 302],
      [3, 500],
    ])
    expect(new Set(received.map(({ body }) => body)).size).toBe(1)
    expect(new Set(received.map(({ signature }) => signature)).size).toBe(3)
  })

  test.each([
    ['drop', 'before', 0],
    ['drop', 'after', 1],
  ] as const)('by a rule of %s %s reaches the host %s times, and comes again', async (kind, at, heard) => {
    const { emulator, upload, after } = notified({ assumptions: { webhookRetryDelaysMs: [1000] } })
    emulator.fail({ on: 'delivery', do: { kind, at } })
    await upload()
    expect(await after(4000)).toBe(heard)
    expect(await after(1000)).toBe(heard + 1)
    expect(emulator.deliveries.map(({ status }) => status)).toEqual([null, 204])
  })
})

describe('by the real clock', () => {
  beforeEach(() => void vi.useFakeTimers())
  test('the host is told without anybody asking', async () => {
    const { emulator, received, upload } = notified({ now: () => Date.now() })
    await upload()
    await vi.advanceTimersByTimeAsync(4000)
    await emulator.settled()
    expect(received).toHaveLength(1)
    expect(vi.getTimerCount()).toBe(0)
  })

  test('there is no timer without a webhook', async () => {
    const { upload } = notified({ webhook: undefined, now: () => Date.now() })
    await upload()
    expect(vi.getTimerCount()).toBe(0)
  })
})

test('registering anew gives out a new secret, or the same by assumption', async () => {
  const secretOf = async (emulator: ReturnType<typeof createStreamEmulator>) =>
    (await resultOf<{ secret: string }>(call(emulator, 'PUT', '/webhook', { notificationUrl }))).secret
  const { emulator } = notified()
  expect(await secretOf(emulator)).not.toBe('secret')
  const keeping = notified({ assumptions: { webhookSecretChanges: false } })
  expect(await secretOf(keeping.emulator)).toBe('secret')
})

test.each([{}, { notificationUrl: 'app.test/hook' }, { notificationUrl: 'ftp://app.test' }])(
  'the address %j is refused',
  async (body) => {
    expect((await call(createStreamEmulator(), 'PUT', '/webhook', body)).status).toBe(400)
  },
)
