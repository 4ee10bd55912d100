import { verifyWebhook, WebhookError } from 'react-stream-uploader/server'
import { beforeEach, describe, expect, it, vi } from 'vitest'
import { signWebhook } from '../../../src/server/webhook/webhook-signature.js'
import { delivery, failed, NOW, ready, SECRET } from '../deliveries.js'
import { untyped, VIDEO_ID } from '../fake-stream.js'

beforeEach(() => void vi.useFakeTimers({ now: NOW }))

describe('verifyWebhook', () => {
  const codeOfCheck = async (request: Request, secret = SECRET): Promise<unknown> =>
    verifyWebhook(request, secret).then(
      () => 'passed',
      ({ code, status }: { code: string; status: number }) => `${code} ${status}`,
    )

  it('answers the video, with the error fields of either spelling', async () => {
    expect(await verifyWebhook(await delivery(ready), SECRET)).toMatchObject({
      id: VIDEO_ID,
      creator: 'ann',
      readyToStream: true,
      status: { state: 'ready', percentComplete: 39, errorCode: null },
    })
    expect((await verifyWebhook(await delivery(failed), SECRET)).status).toMatchObject({
      errorCode: 'ERR_NON_VIDEO',
      errorText: 'No video.',
    })
  })

  it('leaves the body to be read', async () => {
    const request = await delivery(ready)
    await verifyWebhook(request, SECRET)
    expect(await request.json()).toEqual(ready)
  })

  it.each([
    '',
    'time=1',
    'sig1=00',
    'time=x,sig1=00',
    `time=1,sig1=${'g'.repeat(64)}`,
    `time=1,sig1=${'0'.repeat(62)}`,
    `time=1,sig1=${'0'.repeat(65)}`,
    `time=1,sig1=${'0'.repeat(66)}`,
    `time=x1,sig1=${'0'.repeat(64)}`,
    `time=1x,sig1=${'0'.repeat(64)}`,
    `time=1234567890123,sig1=${'0'.repeat(64)}`,
    'time=1,sig1=00,,,=',
    '{}',
  ])('refuses the header %j as unsigned', async (header) => {
    expect(await codeOfCheck(await delivery(ready, { header }))).toBe('webhook-unsigned 401')
  })

  it('refuses another secret, another body, another time and a cut signature', async () => {
    const header = await signWebhook(SECRET, JSON.stringify(ready), NOW / 1000)
    const forged = [
      await delivery(ready, { secret: 'another' }),
      await delivery(failed, { header }),
      // The same JSON, in other bytes.
      await delivery(ready, { header, body: JSON.stringify(ready, null, 1) }),
      await delivery(ready, { header: header.replace(/time=\d+/, `time=${NOW / 1000 - 1}`) }),
      await delivery(ready, { header: header.replace(/..$/, '00') }),
    ]
    expect(await Promise.all(forged.map((request) => codeOfCheck(request)))).toEqual(
      forged.map(() => 'webhook-forged 401'),
    )
    expect(
      await codeOfCheck(await delivery(ready, { header: ` ${header.replace(',', ' , ')},sig2=00` })),
    ).toBe('passed')
  })

  it('works on the bytes as they came, not on the text that they decode to', async () => {
    // Two bodies that are the same replacement character once they are text.
    const bytes = [Uint8Array.of(0xff), Uint8Array.of(0xfe)] as const
    const header = await signWebhook(SECRET, new TextDecoder().decode(bytes[0]), NOW / 1000)
    for (const body of bytes) {
      expect(await codeOfCheck(await delivery(null, { header, body }))).toBe('webhook-forged 401')
    }
  })

  it.each([
    [-300, 'passed'],
    [300, 'passed'],
    [-301, 'webhook-old 401'],
    [301, 'webhook-old 401'],
  ])('%i seconds from now: %s', async (seconds, outcome) => {
    expect(await codeOfCheck(await delivery(ready, { at: NOW + seconds * 1000 }))).toBe(outcome)
  })

  it('takes another age limit', async () => {
    const request = await delivery(ready, { at: NOW - 11_000 })
    await expect(verifyWebhook(request, SECRET, { maxAgeSeconds: 10 })).rejects.toThrow('10 seconds')
  })

  it('says what is wrong with a body that is signed anyway', async () => {
    expect(await codeOfCheck(await delivery({ live: true }))).toBe('webhook-unreadable 400')
    expect(await codeOfCheck(await delivery('x'.repeat(1024 * 1024)))).toBe('webhook-too-large 413')
  })

  it('tells a body that breaks off from one that was read before', async () => {
    const broken = new ReadableStream({ start: (controller) => controller.error(new Error('reset')) })
    const { url, headers } = await delivery(ready)
    const init: RequestInit & { duplex: 'half' } = { method: 'POST', headers, body: broken, duplex: 'half' }
    expect(await codeOfCheck(new Request(url, init))).toBe('webhook-unreadable 400')
    const taken = await delivery(ready)
    await taken.text()
    await expect(verifyWebhook(taken, SECRET)).rejects.not.toThrow(WebhookError)
  })

  it('takes several secrets while the secret changes, and no third', async () => {
    for (const secret of ['old', 'new']) {
      const request = await delivery(ready, { secret })
      expect((await verifyWebhook(request, ['new', 'old'])).id).toBe(VIDEO_ID)
    }
    await expect(verifyWebhook(await delivery(ready), ['new', 'old'])).rejects.toThrow(WebhookError)
  })

  it.each([Number.NaN, -1, 0, '300', null])('takes no age limit of %j', async (maxAgeSeconds) => {
    // With `NaN` a signature of 1970 was taken.
    const request = await delivery(ready, { at: 0 })
    await expect(verifyWebhook(request, SECRET, untyped({ maxAgeSeconds }))).rejects.toThrow(
      '`maxAgeSeconds`',
    )
  })

  it('does not take a missing secret for an empty one', async () => {
    for (const secret of ['', undefined, [], ['a', '']]) {
      await expect(verifyWebhook(await delivery(ready), untyped(secret))).rejects.toThrow(TypeError)
    }
  })
})
