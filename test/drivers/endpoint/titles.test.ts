import { describe, expect, test, vi } from 'vitest'
import type { UploadErrorCode } from '../../../src/core/model/upload-error.js'
import type { EndpointHeaders } from '../../../src/drivers/endpoint/endpoint.js'
import { clientOf } from '../../../src/drivers/endpoint/endpoint-client.js'
import { createDetailSource } from '../../../src/drivers/endpoint/ticket-source.js'
import { settle } from '../../support/fake-ports.js'
import { type Answer, clock, codeOf, endpointWith, videoId } from './endpoint-bench.js'

describe('a title', () => {
  const renameWith = (answer: Answer, headers?: EndpointHeaders) => {
    const { endpoint, requests } = endpointWith(answer, headers)
    const renamed = createDetailSource(() => endpoint, clock).rename(videoId, ' Harbour\n 🎬 ')
    return { requests, renamed }
  }

  test('is sent as JSON to the address of the video, and outlives the page', async () => {
    const { requests, renamed } = renameWith(() => new Response(null, { status: 204 }), { 'X-User': 'ann' })
    await renamed
    const [request] = requests
    expect(request?.method).toBe('PATCH')
    expect(request?.url).toBe(`https://app.test/api/stream/${videoId}`)
    expect(request?.headers.get('content-type')).toBe('application/json')
    expect(request?.headers.get('x-user')).toBe('ann')
    expect(request?.keepalive).toBe(true)
    expect(await request?.json()).toEqual({ title: 'Harbour  🎬' })
  })

  test.each<[UploadErrorCode, () => Response]>([
    ['forbidden', () => Response.json({ error: { code: 'forbidden' } }, { status: 403 })],
    ['method-not-allowed', () => new Response(null, { status: 405 })],
    ['endpoint-redirected', () => new Response(null, { status: 302 })],
    ['endpoint-failed', () => new Response('<html>', { status: 500 })],
    ['network', () => Response.error()],
  ])('fails with %s', async (code, answer) => {
    const { renamed } = renameWith(code === 'network' ? () => Promise.reject(new TypeError('no')) : answer)
    expect(await codeOf(renamed)).toBe(code)
  })

  test('needs a function of its own, if the endpoint is functions', async () => {
    const functions = { createTicket: async () => ({}), getStatus: async () => ({}), discard: async () => {} }
    const without = createDetailSource(() => clientOf(functions), clock)
    expect(await codeOf(without.rename(videoId, 'Harbour'))).toBe('endpoint-no-titles')
    const rename = vi.fn(async () => {})
    await createDetailSource(() => clientOf({ ...functions, rename }), clock).rename(videoId, 'Harbour')
    expect(rename).toHaveBeenCalledWith(videoId, 'Harbour', expect.any(AbortSignal))
  })

  test('times out after 20 seconds', async () => {
    const code = codeOf(renameWith(() => new Promise<never>(() => {})).renamed)
    await settle()
    clock.advance(20_000)
    expect(await code).toBe('timeout')
  })
})
