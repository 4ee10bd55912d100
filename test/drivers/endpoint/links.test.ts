import { describe, expect, test, vi } from 'vitest'
import type { UploadErrorCode } from '../../../src/core/model/upload-error.js'
import { clientOf } from '../../../src/drivers/endpoint/endpoint-client.js'
import { createTicketSource } from '../../../src/drivers/endpoint/ticket-source.js'
import { settle } from '../../support/fake-ports.js'
import { type Answer, clock, codeOf, endpointWith, videoId } from './endpoint-bench.js'

describe('a link', () => {
  const link = { url: 'https://example.com/a.mp4', name: 'Harbour\n 🎬' }

  function importWith(answer: Answer) {
    const { endpoint, requests } = endpointWith(answer)
    return { requests, video: createTicketSource(() => endpoint, clock).importLink(link, () => {}) }
  }

  test('is sent as JSON, and as no tus creation', async () => {
    const { requests, video } = importWith(() => Response.json({ videoId }, { status: 201 }))
    expect(await video).toEqual({ videoId })
    const [request] = requests
    expect(request?.method).toBe('POST')
    expect(await request?.json()).toEqual({ url: link.url, name: 'Harbour  🎬' })
    expect(request?.headers.get('tus-resumable')).toBeNull()
  })

  test.each<[string, () => Response]>([
    ["Cloudflare's envelope", () => Response.json({ success: true, result: { uid: videoId } })],
    ['stream-media-id', () => new Response(null, { headers: { 'stream-media-id': videoId } })],
  ])('may be answered with %s', async (_, answer) => {
    expect(await importWith(answer).video).toEqual({ videoId })
  })

  test.each<[UploadErrorCode, () => Response]>([
    ['endpoint-no-video-id', () => Response.json({})],
    ['endpoint-no-video-id', () => new Response('')],
    ['endpoint-unreadable', () => new Response('<html>')],
    ['link-refused', () => Response.json({ error: { code: 'link-refused' } }, { status: 422 })],
    ['link-refused', () => Response.json({ success: false, errors: [{ code: 10_010 }] }, { status: 400 })],
    ['quota-exceeded', () => Response.json({ success: false, errors: [{ code: 10_011 }] }, { status: 413 })],
    ['rate-limited', () => new Response(null, { status: 429 })],
  ])('fails with %s', async (code, answer) => {
    expect(await codeOf(importWith(answer).video)).toBe(code)
  })

  test('needs a function of its own, if the endpoint is functions', async () => {
    const functions = {
      createTicket: async () => ({}),
      getStatus: async () => ({}),
      discard: async () => {},
    }
    const source = createTicketSource(() => clientOf(functions), clock)
    expect(await codeOf(source.importLink(link, () => {}))).toBe('endpoint-no-links')
    const importLink = vi.fn(async () => ({ videoId }))
    const withLinks = createTicketSource(() => clientOf({ ...functions, importLink }), clock)
    expect(await withLinks.importLink(link, () => {})).toEqual({ videoId })
    expect(importLink).toHaveBeenCalledWith(link, expect.any(AbortSignal))
  })

  test('is passed on if its answer is late', async () => {
    let answer: (value: unknown) => void = () => {}
    const importLink = (): Promise<unknown> => new Promise((resolve) => (answer = resolve))
    const endpoint = { createTicket: importLink, getStatus: importLink, discard: async () => {}, importLink }
    const late = vi.fn()
    const code = codeOf(createTicketSource(() => clientOf(endpoint), clock).importLink(link, late))
    await settle()
    clock.advance(30_000)
    expect(await code).toBe('timeout')
    answer({ videoId })
    await settle()
    expect(late).toHaveBeenCalledWith({ videoId })
  })
})
