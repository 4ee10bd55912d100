import { describe, expect, it, vi } from 'vitest'
import { codeOf, created, file, handlerOn, MOUNT, postFile } from '../fake-stream.js'

const LIMIT = 64 * 1024
const bodyOf = (bytes: number): string => {
  const body = JSON.stringify({ ...file, pad: '' })
  return JSON.stringify({ ...file, pad: 'x'.repeat(bytes - body.length) })
}

describe('the body of a creation', () => {
  it.each([
    'application/json',
    'application/json; charset=utf-8',
    'APPLICATION/JSON',
    'application/json ;charset=utf-8',
  ])('is read as %s', async (type) => {
    const { handler } = handlerOn(() => created())
    expect((await handler(postFile(file, { headers: { 'Content-Type': type } }))).status).toBe(201)
  })

  it.each([
    'text/plain',
    'application/jsonx',
    'multipart/form-data; boundary=x',
    'application/offset+octet-stream',
  ])('is refused as %s, even with the headers of tus', async (type) => {
    const { handler, upstream } = handlerOn(() => created())
    const headers = { 'Content-Type': type, 'Upload-Length': '5', 'Tus-Resumable': '1.0.0' }
    const response = await handler(postFile(file, { headers }))
    expect(response.status).toBe(400)
    expect(await codeOf(response)).toBe('invalid-request')
    expect(upstream).toEqual([])
  })

  it('that never ends is given up after half a minute, before the app is asked', async () => {
    vi.useFakeTimers()
    const authorize = vi.fn<() => null>(() => null)
    const { handler } = handlerOn(() => created(), { authorize })
    const headers = { 'Content-Type': 'application/json' }
    const body = new ReadableStream()
    const init: RequestInit & { duplex: 'half' } = { method: 'POST', headers, body, duplex: 'half' }
    const answered = handler(new Request(MOUNT, init))
    await vi.advanceTimersByTimeAsync(30_000)
    const response = await answered
    expect([response.status, await codeOf(response)]).toEqual([408, 'invalid-request'])
    expect(authorize).not.toHaveBeenCalled()
    expect(vi.getTimerCount()).toBe(0)
  })

  it.each([
    '',
    '{',
    'null',
    '[]',
    '"text"',
    '{}',
    '{"name":"a"}',
    '{"name":"","size":1}',
    '{"name":"a","size":-1}',
    '{"name":"a","size":1.5}',
    '{"name":"a","size":"1"}',
    '{"name":"a","size":9007199254740992}',
    '{"url":7}',
  ])('is refused if it is %s, before the app is asked', async (body) => {
    let asked = false
    const { handler, upstream } = handlerOn(() => created(), {
      authorize: () => {
        asked = true
        return { creator: 'ann' }
      },
    })
    const response = await handler(postFile(body))
    expect(response.status).toBe(400)
    expect(await codeOf(response)).toBe('invalid-request')
    expect([asked, upstream]).toEqual([false, []])
  })

  it('may have 64 KiB, and not one byte more', async () => {
    const { handler, upstream } = handlerOn(() => created())
    expect((await handler(postFile(bodyOf(LIMIT)))).status).toBe(201)
    const response = await handler(postFile(bodyOf(LIMIT + 1)))
    expect(response.status).toBe(413)
    expect(await codeOf(response)).toBe('invalid-request')
    expect(upstream).toHaveLength(1)
  })

  it('is counted, not believed: one without a length is read up to the limit only', async () => {
    let sent = 0
    const body = new ReadableStream<Uint8Array>({
      pull(controller) {
        sent += 1024
        controller.enqueue(new Uint8Array(1024).fill(32))
      },
    })
    const { handler } = handlerOn(() => created())
    expect((await handler(streamed(body))).status).toBe(413)
    expect(sent).toBeLessThan(2 * LIMIT)
  })

  it('is refused by its length alone, unread', async () => {
    const { handler } = handlerOn(() => created())
    const headers = { 'Content-Type': 'application/json', 'Content-Length': String(LIMIT + 1) }
    expect((await handler(streamed(new ReadableStream(), headers))).status).toBe(413)
  })

  it('is refused if it breaks off', async () => {
    const body = new ReadableStream({ start: (controller) => controller.error(new Error('reset')) })
    const { handler, errors } = handlerOn(() => created())
    const response = await handler(streamed(body))
    expect([response.status, await codeOf(response)]).toEqual([400, 'invalid-request'])
    expect(errors).toEqual([])
  })

  it('that a body parser has taken is reported to the app', async () => {
    const { handler, errors } = handlerOn(() => created())
    const request = postFile()
    await request.text()
    expect(await codeOf(await handler(request))).toBe('internal')
    expect(errors[0]?.message).toContain('body parser')
  })
})

function streamed(
  body: ReadableStream,
  headers: Record<string, string> = { 'Content-Type': 'application/json' },
): Request {
  const init: RequestInit & { duplex: 'half' } = { method: 'POST', headers, body, duplex: 'half' }
  return new Request(MOUNT, init)
}
