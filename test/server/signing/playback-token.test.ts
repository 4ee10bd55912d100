import { createPublicKey, generateKeyPairSync, type JsonWebKey, verify } from 'node:crypto'
import type { StreamHandlerOptions, Video } from 'react-stream-uploader/server'
import { beforeEach, describe, expect, it, vi } from 'vitest'
import { asObject } from '../../../src/protocol/json.js'
import { getVideo, handlerOn, MOUNT, refusal, untyped, VIDEO_ID, video } from '../fake-stream.js'

const NOW = Date.UTC(2026, 4, 18, 9, 30)
const SECONDS = NOW / 1000
const { privateKey, publicKey } = generateKeyPairSync('rsa', { modulusLength: 2048 })
const base64 = (text: string): string => Buffer.from(text).toString('base64')
// As `POST /stream/keys` answers it: with what the key is for beside the numbers.
const jwk: JsonWebKey = { ...privateKey.export({ format: 'jwk' }), use: 'sig', kid: 'k1', alg: 'RS256' }
const signing = { keyId: 'k1', jwk }

const base = 'https://customer-x.cloudflarestream.com'
const atStream = (fields: object = {}) =>
  video({
    requireSignedURLs: true,
    readyToStream: true,
    status: { state: 'ready' },
    thumbnail: `${base}/${VIDEO_ID}/thumbnails/thumbnail.jpg`,
    preview: `${base}/${VIDEO_ID}/watch`,
    playback: {
      hls: `${base}/${VIDEO_ID}/manifest/video.m3u8`,
      dash: `${base}/${VIDEO_ID}/manifest/video.mpd`,
    },
    ...fields,
  })

const reading = async (options: Partial<StreamHandlerOptions>, fields: object = {}) => {
  const parts = handlerOn(() => atStream(fields), options)
  const response = await parts.handler(getVideo())
  const seen: Video = untyped(await response.clone().json())
  return { ...parts, response, seen }
}

const claimsOf = (token: string): unknown =>
  JSON.parse(Buffer.from(token.split('.')[1] ?? '', 'base64url').toString())

beforeEach(() => void vi.useFakeTimers({ now: NOW, toFake: ['Date', 'performance'] }))

describe('a ready video that requires signed URLs', () => {
  it.each<[string, StreamHandlerOptions['signing']]>([
    ['jwk in base64', { keyId: 'k1', jwk: base64(JSON.stringify(jwk)) }],
    ['jwk as JSON', { keyId: 'k1', jwk: `\n${JSON.stringify(jwk)}` }],
    ['jwk as an object', signing],
  ])('has a token signed with a key given as %s, and no call is made', async (_, given) => {
    const { seen, upstream, errors } = await reading({ signing: given })
    const token = seen.token ?? ''
    const [head = '', claims = '', signature = ''] = token.split('.')
    expect(JSON.parse(Buffer.from(head, 'base64url').toString())).toEqual({ alg: 'RS256', kid: 'k1' })
    expect(claimsOf(token)).toEqual({ sub: VIDEO_ID, kid: 'k1', exp: SECONDS + 3600 })
    const key = createPublicKey(publicKey.export({ type: 'spki', format: 'pem' }))
    const isRight = verify(
      'RSA-SHA256',
      Buffer.from(`${head}.${claims}`),
      key,
      Buffer.from(signature, 'base64url'),
    )
    expect(isRight).toBe(true)
    expect([upstream.length, errors]).toEqual([1, []])
  })

  it('has the token in all addresses in the place of its id', async () => {
    const { seen } = await reading({ signing })
    expect(seen).toMatchObject({
      id: VIDEO_ID,
      thumbnail: `${base}/${seen.token}/thumbnails/thumbnail.jpg`,
      preview: `${base}/${seen.token}/watch`,
      playback: {
        hls: `${base}/${seen.token}/manifest/video.m3u8`,
        dash: `${base}/${seen.token}/manifest/video.mpd`,
      },
    })
  })

  it('allows what the options say', async () => {
    const accessRules = [
      { type: 'ip.geoip.country', action: 'allow', country: ['AT'] },
      { type: 'any', action: 'block' },
    ] as const
    const tokens = { lifetimeSeconds: 60, downloadable: true, accessRules }
    const { seen } = await reading({ signing, tokens })
    expect(claimsOf(seen.token ?? '')).toEqual({
      sub: VIDEO_ID,
      kid: 'k1',
      exp: SECONDS + 60,
      downloadable: true,
      accessRules,
    })
  })

  it('keeps its token until half of its life is over, so that the thumbnail stays', async () => {
    const { handler, seen } = await reading({ signing })
    const later = async (seconds: number): Promise<unknown> => {
      vi.setSystemTime(NOW + seconds * 1000)
      const again: Video = untyped(await (await handler(getVideo())).json())
      return again.token
    }
    expect(await later(1799)).toBe(seen.token)
    expect(await later(-1799)).toBe(seen.token)
    expect(claimsOf(String(await later(1801)))).toMatchObject({ exp: SECONDS + 1801 + 3600 })
    // The clock was set back: the token would last too long.
    expect(claimsOf(String(await later(-1801)))).toMatchObject({ exp: SECONDS - 1801 + 3600 })
  })

  it('is answered without one if nothing signs', async () => {
    const { seen } = await reading({})
    expect([seen.token, seen.thumbnail]).toEqual([null, `${base}/${VIDEO_ID}/thumbnails/thumbnail.jpg`])
  })
})

it.each([{ requireSignedURLs: false }, { readyToStream: false }])(
  'a video with %j needs no token',
  async (fields) => {
    const { seen, upstream } = await reading({ signing: 'api' }, fields)
    expect([seen.token, upstream.length]).toEqual([null, 1])
  },
)

it("somebody else's video gets none", async () => {
  const { response, upstream } = await reading({ signing: 'api' }, { creator: 'bob' })
  expect([response.status, upstream.length]).toEqual([404, 1])
})

describe("with 'api'", () => {
  const answers = (token: () => Response | Promise<Response>) => (request: Request) =>
    request.url.endsWith('/token') ? token() : atStream()
  const signed = () => Response.json({ success: true, result: { token: 'head.claims.signature' } })

  it('Stream signs, once for many polls', async () => {
    const { handler, upstream } = handlerOn(answers(signed), {
      signing: 'api',
      tokens: { lifetimeSeconds: 600, downloadable: true },
    })
    const seen = await Promise.all([1, 2, 3].map(async () => (await handler(getVideo())).json()))
    expect(seen[2]).toMatchObject({
      token: 'head.claims.signature',
      preview: `${base}/head.claims.signature/watch`,
    })
    const asked = upstream.filter(({ method }) => method === 'POST')
    expect(asked.map(({ url }) => url)).toEqual([
      `https://api.cloudflare.test/client/v4/accounts/acc/stream/${VIDEO_ID}/token`,
    ])
    expect(await asked[0]?.json()).toEqual({ exp: SECONDS + 600, downloadable: true })
  })

  it.each([
    [() => refusal(403), 'internal'],
    [() => refusal(404), 'internal'],
    [() => refusal(429), 'rate-limited'],
    [() => refusal(500), 'stream-unavailable'],
    [() => Promise.reject(new TypeError('fetch failed')), 'stream-unavailable'],
    [() => Response.json({ success: true, result: {} }), 'stream-refused'],
    [() => Response.json({ success: true, result: null }), 'stream-refused'],
    [() => new Response(''), 'stream-refused'],
  ] as const)(
    'a failure of %s hides no status, is told once, and tried again after a pause',
    async (token, code) => {
      // The video was ready, and its row said that it had failed.
      let isBroken = true
      const { handler, upstream, errors } = handlerOn(
        answers(() => (isBroken ? token() : signed())),
        { signing: 'api' },
      )
      const tokenOf = async (): Promise<unknown> => {
        const response = await handler(getVideo())
        expect(response.status).toBe(200)
        const seen: Video = untyped(await response.json())
        expect(seen).toMatchObject({ id: VIDEO_ID, readyToStream: true })
        return seen.token
      }
      expect([await tokenOf(), await tokenOf(), await tokenOf()]).toEqual([null, null, null])
      expect(errors).toMatchObject([{ code, message: expect.stringContaining('without its token') }])
      expect(upstream.filter(({ method }) => method === 'POST')).toHaveLength(1)
      isBroken = false
      vi.advanceTimersByTime(NOW + 59_000 - Date.now())
      expect(await tokenOf()).toBeNull()
      vi.advanceTimersByTime(NOW + 61_000 - Date.now())
      expect(await tokenOf()).toBe('head.claims.signature')
      expect(errors).toHaveLength(1)
    },
  )

  it.each([
    ['7', 7],
    ['999999', 300],
  ])('a pause is as long as Stream says, and five minutes at most: %s', async (retryAfter, seconds) => {
    const { handler, upstream } = handlerOn(
      answers(() => refusal(429, undefined, { 'Retry-After': retryAfter })),
      { signing: 'api' },
    )
    const tries = async (at: number): Promise<number> => {
      vi.advanceTimersByTime(NOW + at * 1000 - Date.now())
      await handler(getVideo())
      return upstream.filter(({ method }) => method === 'POST').length
    }
    expect([await tries(0), await tries(seconds - 1), await tries(seconds + 1)]).toEqual([1, 1, 2])
  })

  // Each status waited for 15 seconds, and so did all that were asked about beside it.
  it('a token that does not come holds up a status for three seconds, and those after it have it', async () => {
    vi.useFakeTimers({ now: NOW })
    let sign = (): void => {}
    const late = new Promise<Response>((resolve) => {
      sign = () => resolve(signed())
    })
    const { handler, errors } = handlerOn(
      answers(() => late),
      { signing: 'api' },
    )
    const tokenIn = async (answered: Promise<Response>) => asObject(await (await answered).json())?.['token']
    const first = tokenIn(handler(getVideo()))
    await vi.advanceTimersByTimeAsync(3000)
    expect(await first).toBeNull()
    sign()
    expect(await tokenIn(handler(getVideo()))).toBe('head.claims.signature')
    expect(errors).toEqual([])
  })

  it('of several that fail at the same time, one is told', async () => {
    const ids = ['a', 'b', 'c'].map((digit) => digit.repeat(32))
    const { handler, errors, upstream } = handlerOn(
      ({ url }) =>
        url.endsWith('/token')
          ? refusal(500)
          : Response.json({
              success: true,
              result: ids.map((uid) => ({
                uid,
                creator: 'ann',
                requireSignedURLs: true,
                readyToStream: true,
              })),
            }),
      { signing: 'api' },
    )
    await handler(new Request(`${MOUNT}?ids=${ids.join(',')}`))
    await handler(new Request(`${MOUNT}?ids=${ids.join(',')}`))
    expect(upstream.filter(({ url }) => url.endsWith('/token')).length).toBeGreaterThan(1)
    expect(errors).toHaveLength(1)
  })

  it('one video that Stream has lost does not take the tokens of the others', async () => {
    const other = 'f'.repeat(32)
    const { handler } = handlerOn(
      ({ url }) => {
        if (url.endsWith(`${VIDEO_ID}/token`)) return refusal(404)
        return url.endsWith('/token') ? signed() : atStream({ uid: url.split('/').at(-1) })
      },
      { signing: 'api' },
    )
    const tokenOf = async (id: string) => asObject(await (await handler(getVideo(id))).json())?.['token']
    expect([await tokenOf(VIDEO_ID), await tokenOf(other)]).toEqual([null, 'head.claims.signature'])
  })

  it('tokens count as calls, and a video for which none is left is shown without', async () => {
    const { handler, upstream, errors } = handlerOn(answers(signed), { signing: 'api', callsPerMinute: 2 })
    const read = async (at: number): Promise<unknown> => {
      vi.advanceTimersByTime(NOW + at - Date.now())
      const response = await handler(getVideo())
      return [response.status, asObject(await response.json())?.['token'], upstream.length]
    }
    expect(await read(0)).toEqual([200, null, 1])
    expect(await read(30_000)).toEqual([200, 'head.claims.signature', 2])
    expect(errors).toEqual([])
  })
})

describe('a key that cannot sign', () => {
  it.each<[string, unknown]>([
    ['`signing.keyId`', { keyId: '', jwk }],
    ['`signing.keyId`', { jwk }],
    ['`signing.jwk`', { keyId: 'k1' }],
    ['`signing.jwk`', { keyId: 'k1', pem: '-----BEGIN RSA PRIVATE KEY-----\nsecret-of-the-key\n-----END' }],
    ['`signing.jwk`', { keyId: 'k1', jwk: 'secret-of-the-key' }],
    ['`signing.jwk`', { keyId: 'k1', jwk: '{"kty":"EC","d":"secret-of-the-key"}' }],
  ])('is refused at start-up: %s', (words, wrong) => {
    const create = () => handlerOn(() => video(), { signing: untyped(wrong) })
    expect(create).toThrow(words)
    expect(create).not.toThrow('secret-of-the-key')
  })

  it.each([0, 59, 60.5, 86_401])('%s seconds are no lifetime', (lifetimeSeconds) => {
    expect(() => handlerOn(() => video(), { tokens: { lifetimeSeconds } })).toThrow(
      '`tokens.lifetimeSeconds`',
    )
  })
})
