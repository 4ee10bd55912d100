import { describe, expect, it } from 'vitest'
import { codeOf, getVideo, handlerOn, postFile, refusal, VIDEO_ID, video } from '../fake-stream.js'

const link = 'https://media.example.com/films/Holiday%20%F0%9F%8F%96.mp4?sig=secret-of-the-link'
const copied = () => video({ status: { state: 'downloading' } })
const sent = async (request: Request | undefined): Promise<unknown> => request?.json()

describe('a link', () => {
  it('is fetched by Stream in the name of the creator', async () => {
    const { handler, upstream, errors } = handlerOn(copied)
    const response = await handler(postFile({ url: link }))
    expect([response.status, response.headers.has('location')]).toEqual([201, false])
    expect(await response.json()).toEqual({ videoId: VIDEO_ID })
    expect(response.headers.get('cache-control')).toBe('no-store')
    expect(upstream.map(({ method, url }) => `${method} ${url}`)).toEqual([
      'POST https://api.cloudflare.test/client/v4/accounts/acc/stream/copy',
    ])
    expect(upstream[0]?.headers.get('upload-creator')).toBe('ann')
    expect(upstream[0]?.headers.get('content-type')).toBe('application/json')
    expect(await sent(upstream[0])).toEqual({ url: link, creator: 'ann', meta: { name: 'Holiday 🏖.mp4' } })
    expect(errors).toEqual([])
  })

  it("brings every setting of the grant, under Stream's names, without what a copy does not know", async () => {
    const scheduledDeletion = new Date(Date.now() + 60 * 86_400_000)
    const { handler, upstream } = handlerOn(copied, {
      authorize: () => ({
        creator: 'ann',
        requireSignedURLs: true,
        allowedOrigins: ['example.com'],
        thumbnailTimestampPct: 0.5,
        watermark: 'f1e2',
        scheduledDeletion,
        name: 'Title',
        meta: { room: '7' },
        maxDurationSeconds: 600,
        expiry: '2999-01-01T00:00:00Z',
      }),
    })
    expect(await (await handler(postFile({ url: link }))).json()).toEqual({ videoId: VIDEO_ID })
    expect(await sent(upstream[0])).toEqual({
      url: link,
      creator: 'ann',
      meta: { name: 'Title', room: '7' },
      requireSignedURLs: true,
      allowedOrigins: ['example.com'],
      thumbnailTimestampPct: 0.5,
      watermark: { uid: 'f1e2' },
      scheduledDeletion: scheduledDeletion.toISOString(),
    })
  })

  it('without a name leaves the name to Stream', async () => {
    const { handler, upstream } = handlerOn(copied)
    await handler(postFile({ url: 'https://media.example.com/' }))
    expect(await sent(upstream[0])).toEqual({ url: 'https://media.example.com/', creator: 'ann', meta: {} })
  })

  it('that was just handed over needs no call to be read', async () => {
    const { handler, upstream } = handlerOn(copied)
    await handler(postFile({ url: link }))
    expect(await (await handler(getVideo())).json()).toMatchObject({ status: { state: 'downloading' } })
    expect(upstream).toHaveLength(1)
  })

  it('is told to the app with name and meta; without a grant of more, only the name is sent', async () => {
    const actions: unknown[] = []
    const { handler, upstream } = handlerOn(copied, {
      authorize: (_, action) => {
        actions.push(action)
        return { creator: 'ann' }
      },
    })
    const meta = { room: '7', maxdurationseconds: '36000' }
    await handler(postFile({ url: 'HTTPS://Media.Example.com/a/', name: ' My\nfilm ', meta, size: 5 }))
    expect(actions).toEqual([
      { type: 'import', url: 'https://media.example.com/a/', name: 'My film', meta: { room: '7' } },
    ])
    expect(await sent(upstream[0])).toMatchObject({ meta: { name: 'My film' } })
  })

  it.each([
    'not a url',
    '/films/a.mp4',
    'ftp://media.example.com/a.mp4',
    'file:///etc/passwd',
    'data:video/mp4,x',
    'https://ann:pass@media.example.com/a.mp4',
    'http://localhost/a.mp4',
    'http://169.254.169.254/latest/meta-data',
    'http://[::ffff:127.0.0.1]/',
    'http://2130706433/',
  ])('%s is refused before the app is asked', async (url) => {
    let asked = 0
    const { handler, upstream, errors } = handlerOn(copied, {
      authorize: () => {
        asked += 1
        return { creator: 'ann' }
      },
    })
    const response = await handler(postFile({ url }))
    expect(response.status).toBe(422)
    const text = await response.clone().text()
    expect(await codeOf(response)).toBe('link-refused')
    expect(text).not.toContain(url)
    expect([asked, upstream, errors]).toEqual([0, [], []])
  })

  it('may lead to a private host if the option says so', async () => {
    const { handler, upstream } = handlerOn(copied, { allowPrivateHosts: true })
    expect((await handler(postFile({ url: 'http://localhost:9000/a.mp4' }))).status).toBe(201)
    expect(await sent(upstream[0])).toMatchObject({ url: 'http://localhost:9000/a.mp4' })
    expect(await codeOf(await handler(postFile({ url: 'ftp://localhost/a.mp4' })))).toBe('link-refused')
  })

  it.each([7, '', null, {}])('%j is none', async (url) => {
    const { handler } = handlerOn(copied)
    expect(await codeOf(await handler(postFile({ url })))).toBe('invalid-request')
  })

  it('that Stream calls invalid is refused, and not reported', async () => {
    const { handler, errors } = handlerOn(() => refusal(400, 10_010))
    const response = await handler(postFile({ url: link }))
    expect([response.status, await codeOf(response)]).toEqual([422, 'link-refused'])
    expect(errors).toEqual([])
  })

  it('shows up in no error', async () => {
    for (const answer of [
      refusal(400),
      refusal(413, 10_011),
      refusal(429),
      refusal(500),
      Response.json({}),
    ]) {
      const { handler, errors } = handlerOn(() => answer)
      const response = await handler(postFile({ url: link }))
      expect(response.ok).toBe(false)
      expect(`${await response.text()} ${JSON.stringify(errors)}`).not.toContain('secret-of-the-link')
      expect(errors).toHaveLength(1)
    }
  })

  it('is discarded if the browser has gone meanwhile', async () => {
    const leaving = new AbortController()
    const { handler, upstream } = handlerOn(({ method }) => {
      leaving.abort()
      return method === 'DELETE' ? new Response() : copied()
    })
    await handler(new Request(postFile({ url: link }), { signal: leaving.signal }))
    expect(upstream.map(({ method }) => method)).toEqual(['POST', 'DELETE'])
  })
})
