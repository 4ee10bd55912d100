import { describe, expect, test, vi } from 'vitest'
import type { MetaOffer } from '../../../src/drivers/endpoint/endpoint.js'
import { clientOf } from '../../../src/drivers/endpoint/endpoint-client.js'
import { createDetailSource, createTicketSource } from '../../../src/drivers/endpoint/ticket-source.js'
import { settle } from '../../support/fake-ports.js'
import { fileOf, offerOf } from '../../support/uploads.js'
import { clock, codeOf, create, endpointWith, uploadUrl, videoId } from './endpoint-bench.js'

// An app that renamed a field could create no video any more of what had been written before: nobody could correct it.
test('what was written into a field that the app has no more is not sent', async () => {
  const { endpoint, requests } = endpointWith(() => Response.json({ uploadUrl, videoId }))
  const options = { fields: () => [{ name: 'place', label: 'Place' }] }
  const offer = { ...offerOf(fileOf(1000)), fields: { level: 'hard', place: 'Oslo' } }
  await createTicketSource(() => endpoint, clock, options).create(offer, () => {})
  expect(await requests[0]?.json()).toMatchObject({ fields: { place: 'Oslo' } })
  await createTicketSource(() => endpoint, clock, { fields: () => undefined }).create(offer, () => {})
  expect(await requests[1]?.json()).toMatchObject({ fields: { level: 'hard', place: 'Oslo' } })
  const details = createDetailSource(() => endpoint, clock, options)
  await details.describe(videoId, { level: 'hard' })
  expect(requests).toHaveLength(2)
})

describe('a ticket', () => {
  test.each<[string, () => Response]>([
    ['our JSON', () => Response.json({ uploadUrl, videoId })],
    ["Cloudflare's names", () => Response.json({ uploadURL: uploadUrl, uid: videoId })],
    [
      "Cloudflare's envelope",
      () => Response.json({ success: true, result: { uploadURL: uploadUrl, uid: videoId } }),
    ],
    [
      "the answer of the sample in Cloudflare's documentation",
      () => new Response(null, { headers: { Location: uploadUrl } }),
    ],
    [
      'Location and stream-media-id',
      () => new Response('', { status: 201, headers: { Location: uploadUrl, 'stream-media-id': videoId } }),
    ],
    ['a URL that names the video', () => Response.json({ uploadUrl })],
  ])('is read from %s', async (_, answer) => {
    expect(await create(answer).ticket).toMatchObject({ uploadUrl, videoId, expiresAt: null })
  })

  test('may say when it expires, and be relative', async () => {
    const answer = () => Response.json({ uploadUrl: '/tus/abc', videoId, expiresAt: '2026-11-21T12:00:00Z' })
    expect(await create(answer).ticket).toMatchObject({
      uploadUrl: 'https://app.test/tus/abc',
      videoId,
      expiresAt: Date.UTC(2026, 10, 21, 12),
    })
  })

  test('may leave the video unnamed', async () => {
    const answer = () => Response.json({ uploadUrl: 'https://upload.test/x' })
    expect(await create(answer).ticket).toMatchObject({ videoId: null })
  })
})

test('the request describes the file, in JSON and as tus does', async () => {
  const { requests, ticket } = create(() => Response.json({ uploadUrl, videoId }))
  await ticket
  const [request] = requests as [Request]
  expect(await request.json()).toEqual({
    name: 'Ünïcode 🎬.mp4',
    size: 1000,
    type: 'video/mp4',
    lastModified: 1_700_000_000_000,
  })
  const metadata = request.headers.get('upload-metadata') ?? ''
  const [name] = metadata.split(',')
  expect(Buffer.from(name?.split(' ')[1] ?? '', 'base64').toString()).toBe('Ünïcode 🎬.mp4')
  expect(request.headers.get('upload-length')).toBe('1000')
  expect(request.headers.get('tus-resumable')).toBe('1.0.0')
})

test('the request has the title and the duration, if they are known', async () => {
  const { requests, ticket } = create(() => Response.json({ uploadUrl, videoId }), undefined, {
    name: 'Our holiday',
    duration: 93.4,
  })
  await ticket
  expect(await requests[0]?.json()).toMatchObject({ name: 'Our holiday', duration: 93.4 })
})

describe('the data that the app wants kept with a video', () => {
  const offer: MetaOffer = ({ name, file }) => ({ name, kind: file === null ? 'link' : 'file' })

  test('goes with each file, beside what is known of it', async () => {
    const { endpoint, requests } = endpointWith(() =>
      Response.json({ uploadUrl: 'https://up.test/a', videoId }),
    )
    const source = createTicketSource(() => endpoint, clock, { meta: () => offer })
    await source.create(offerOf(fileOf(1000, 'a.mp4')), () => {})
    expect(await requests[0]?.json()).toMatchObject({ name: 'a.mp4', meta: { name: 'a.mp4', kind: 'file' } })
  })

  test('goes with each link', async () => {
    const { endpoint, requests } = endpointWith(() => Response.json({ videoId }))
    const source = createTicketSource(() => endpoint, clock, { meta: () => offer })
    await source.importLink({ url: 'https://example.com/a.mp4', name: 'A' }, () => {})
    expect(await requests[0]?.json()).toMatchObject({ meta: { name: 'A', kind: 'link' } })
  })

  test('may be the same for all', async () => {
    const { endpoint, requests } = endpointWith(() =>
      Response.json({ uploadUrl: 'https://up.test/a', videoId }),
    )
    const source = createTicketSource(() => endpoint, clock, { meta: () => ({ album: 'summer' }) })
    await source.create(offerOf(fileOf(1000)), () => {})
    expect(await requests[0]?.json()).toMatchObject({ meta: { album: 'summer' } })
  })

  test('fails the upload if the function for it throws, and asks for no video', async () => {
    const { endpoint, requests } = endpointWith(() => Response.error())
    const source = createTicketSource(() => endpoint, clock, {
      meta: () => () => {
        throw new Error('a bug of the app')
      },
    })
    await expect(source.create(offerOf(fileOf(1000)), () => {})).rejects.toThrow('a bug of the app')
    expect(requests).toEqual([])
  })
})

test('an answer after the time limit is passed on, as its video exists anyway', async () => {
  let answer: (value: unknown) => void = () => {}
  const late = vi.fn()
  const source = createTicketSource(
    () =>
      clientOf({
        createTicket: () =>
          new Promise((resolve) => {
            answer = resolve
          }),
        getStatus: () => Promise.resolve(null),
        discard: () => Promise.resolve(),
      }),
    clock,
  )
  const code = codeOf(source.create(offerOf(fileOf(1)), late))
  await settle()
  clock.advance(30_000)
  expect(await code).toBe('timeout')
  answer({ uploadUrl, videoId })
  await settle()
  expect(late).toHaveBeenCalledExactlyOnceWith(expect.objectContaining({ videoId }))
})

test('an endpoint that never answers times out after 30 seconds, even if it ignores its signal', async () => {
  const code = codeOf(create(() => new Promise<never>(() => {})).ticket)
  await settle()
  clock.advance(30_000)
  expect(await code).toBe('timeout')
})

test('a browser without URL.canParse reads tickets too', async () => {
  vi.spyOn(URL, 'canParse').mockImplementation(() => {
    throw new TypeError('URL.canParse is not a function')
  })
  expect(await create(() => Response.json({ uploadUrl, videoId })).ticket).toMatchObject({ uploadUrl })
  expect(await codeOf(create(() => Response.json({ uploadUrl: 'http://[' })).ticket)).toBe('endpoint-no-url')
})

describe('headers that name URL and video are enough', () => {
  /** The connection breaks, or goes silent, before the body ends. */
  const answer =
    (headers: HeadersInit, isSilent = false) =>
    (): Response =>
      new Response(
        new ReadableStream({
          start(controller) {
            controller.enqueue(new TextEncoder().encode('{"uploadUrl":'))
            if (!isSilent) controller.error(new TypeError('reset'))
          },
        }),
        { status: 201, headers },
      )
  const whole = { Location: uploadUrl, 'stream-media-id': videoId }

  // A second video was created, and the first one stayed reserved.
  test('if the body breaks off', async () => {
    const { ticket, requests } = create(answer(whole))
    expect(await ticket).toMatchObject({ uploadUrl, videoId })
    expect(requests).toHaveLength(1)
  })

  test('if the body does not end', async () => {
    const { ticket } = create(answer(whole, true))
    await settle()
    clock.advance(5000)
    expect(await ticket).toMatchObject({ uploadUrl, videoId })
  })

  test('for a link, the id alone', async () => {
    const { endpoint } = endpointWith(answer({ 'stream-media-id': videoId }))
    const imported = endpoint.importLink({ url: 'https://example.com/a.mp4', name: 'A' })
    expect(await imported).toEqual({ videoId })
  })

  // `Location` may be the address of what was created, and not of the upload.
  test('but not a URL without a name', async () => {
    expect(await codeOf(create(answer({ Location: 'https://app.test/videos/7' })).ticket)).toBe('network')
  })
})
