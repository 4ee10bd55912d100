import { readFile } from 'node:fs/promises'
import { createStreamEmulator, type StreamEmulatorOptions } from 'react-stream-uploader/emulator'
import { describe, expect, test } from 'vitest'
import { media, padMp4 } from '../../support/media.js'
import { call, resultOf } from '../api-client.js'
import { shareRsaKey } from '../share-rsa-key.js'
import { bearer, metadata, newUpload, patch, streamApi } from '../stream-client.js'

shareRsaKey()

const mp4 = await readFile(media.mp4)
const start = Date.parse('2026-01-01T00:00:00Z')

/** A video whose bytes have come, and the addresses at which it plays. */
async function uploaded(
  content: Uint8Array<ArrayBuffer> = mp4,
  headers?: Record<string, string>,
  options?: StreamEmulatorOptions,
) {
  const emulator = createStreamEmulator({ now: () => start, ...options })
  const { url, video } = await newUpload(emulator, content.length, headers)
  await patch(emulator, url, 0, content)
  const at = (path: string, shown = video.uid, requestHeaders = {}): Promise<Response> =>
    emulator.fetch(new Request(`https://stream.test/${shown}/${path}`, { headers: requestHeaders }))
  return { emulator, uid: video.uid, at, page: async (shown?: string) => (await at('iframe', shown)).text() }
}

async function ready(...args: Parameters<typeof uploaded>) {
  const video = await uploaded(...args)
  video.emulator.advance(60_000)
  return video
}

const named = (name: string): Record<string, string> => metadata({ name })

describe('the player', () => {
  test.each(['iframe', 'watch'])(
    'is a page at /%s that plays the film, with its picture, name and length',
    async (path) => {
      const { at } = await ready(mp4, named('Harbour at dawn.mp4'))
      const response = await at(path)
      expect([response.status, response.headers.get('content-type')]).toEqual([
        200,
        'text/html; charset=utf-8',
      ])
      const html = await response.text()
      expect(html).toContain(
        '<video src="film" poster="thumbnails/thumbnail.jpg" controls playsinline aria-labelledby="title">',
      )
      expect(html).toContain('<h1 id="title" dir="auto">Harbour at dawn.mp4</h1><span>0:02</span>')
    },
  )

  test('begins by itself only where it is asked to', async () => {
    const { at } = await ready()
    expect(await (await at('iframe?autoplay=true')).text()).toMatch(/<video [^>]* autoplay /)
    expect(await (await at('iframe')).text()).not.toContain('autoplay')
  })

  test.each(['"><script>alert(1)</script>.mp4', `</title><img src=x onerror='alert(1)'>`, '&lt;b&gt;.mp4'])(
    'shows the name %s, and runs nothing of it',
    async (name) => {
      const { page } = await ready(mp4, named(name))
      const html = await page()
      const tags = [...html.matchAll(/<(?!\/)[^>]*>/g)].map(([tag]) => tag)
      const { page: plainPage } = await ready(mp4, named('plain.mp4'))
      const plainTags = [...(await plainPage()).matchAll(/<(?!\/)[^>]*>/g)].map(([tag]) => tag)
      const withoutNonce = (tag: string): string => tag.replace(/nonce="\w+"/, '')
      expect(tags.map(withoutNonce)).toEqual(plainTags.map(withoutNonce))
      const shown = /<h1[^>]*>(.*)<\/h1>/.exec(html)?.[1] ?? ''
      expect(shown.replaceAll(/&#(\d+);/g, (_, code) => String.fromCharCode(Number(code)))).toBe(name)
    },
  )

  test('may load what is its own, and nothing else', async () => {
    const { at } = await ready()
    const response = await at('iframe')
    const policy = response.headers.get('content-security-policy') ?? ''
    const nonce = /<style nonce="(\w+)">/.exec(await response.text())?.[1] ?? ''
    expect(policy.split('; ')).toEqual([
      "default-src 'none'",
      "img-src 'self'",
      "media-src 'self'",
      `style-src 'nonce-${nonce}'`,
      "base-uri 'none'",
      "form-action 'none'",
    ])
    expect((await at('iframe')).headers.get('content-security-policy')).not.toBe(policy)
    expect(response.headers.get('referrer-policy')).toBe('no-referrer')
  })

  test('may be in a frame of the allowed origins, and of no other', async () => {
    const { emulator, uid, at } = await ready()
    const ancestors = async (allowedOrigins: readonly string[]): Promise<string | undefined> => {
      await call(emulator, 'POST', `/${uid}`, { allowedOrigins })
      return /frame-ancestors .*/.exec((await at('iframe')).headers.get('content-security-policy') ?? '')?.[0]
    }
    expect(await ancestors(['a.com', '*.b.com', 'localhost:8787'])).toBe(
      'frame-ancestors a.com *.b.com localhost:8787',
    )
    expect(await ancestors(['a.com', 'c.com; img-src *', 'd.com e.com'])).toBe('frame-ancestors a.com')
    expect(await ancestors(['; sandbox'])).toBe("frame-ancestors 'none'")
    expect(await ancestors([])).toBeUndefined()
  })
})

describe('in its place a sentence says', () => {
  test('that there is no such video', async () => {
    const { at, page } = await ready()
    const nobody = '0'.repeat(32)
    expect((await at('iframe', nobody)).status).toBe(404)
    expect(await page(nobody)).toContain('<p>There is no video at this address.</p>')
  })

  test('that the video cannot be played yet, without a picture, as there is none', async () => {
    const { at, page } = await uploaded(mp4, named('early.mp4'))
    expect((await at('iframe')).status).toBe(200)
    const html = await page()
    expect(html).toContain('early.mp4</h1>')
    expect(html).toContain('<p>This video cannot be played yet.</p>')
    expect(html).not.toMatch(/<(video|img)/)
    expect((await at('film')).status).toBe(404)
  })

  test('that encoding failed', async () => {
    const { page } = await ready(await readFile(media.text))
    expect(await page()).toContain('<p>No video could be made of this upload.</p>')
  })

  test('that browsers do not play such a file', async () => {
    const flv = new Uint8Array(1000)
    flv.set([0x46, 0x4c, 0x56, 0x01])
    const { at, page } = await ready(flv)
    expect(await page()).toContain(
      '<p>Browsers do not play this kind of file, and the emulator encodes nothing.</p>',
    )
    expect((await at('film')).status).toBe(404)
  })

  test('that the film was not kept, below its picture', async () => {
    const { at, page } = await ready(Buffer.concat(padMp4(20_001)), undefined, { keepBytes: 20_000 })
    const html = await page()
    expect(html).toContain('<img src="thumbnails/thumbnail.jpg" alt="">')
    expect(html).toMatch(/<p>The emulator has not kept this film: .* 20,000 bytes .*<\/p>/)
    expect((await at('film')).status).toBe(404)
  })
})

describe('a signed video', () => {
  test.each(['iframe', 'watch', 'film'])('shows /%s to its token, as long as that is valid', async (path) => {
    const { emulator, uid, at } = await ready(mp4, metadata({ name: 'secret.mp4', requiresignedurls: '' }))
    const { token } = await resultOf<{ token: string }>(call(emulator, 'POST', `/${uid}/token`))
    const refused = await at(path)
    expect(refused.status).toBe(401)
    expect(await refused.text()).not.toContain('secret.mp4')
    expect((await at(path, token)).status).toBe(200)
    emulator.advance(3_600_000)
    expect((await at(path, token)).status).toBe(401)
    expect((await at(path, 'not.a.token')).status).toBe(404)
  })

  test('that is not ready is nobody’s news without the token', async () => {
    const { at } = await uploaded(mp4, metadata({ requiresignedurls: '' }))
    expect((await at('iframe')).status).toBe(401)
  })
})

describe('the film', () => {
  test('is what was uploaded, whole or in the part that is asked for', async () => {
    const { uid, at } = await ready()
    const part = async (range: string) => {
      const response = await at('film', uid, { range })
      return [
        response.status,
        response.headers.get('content-range'),
        Buffer.from(await response.arrayBuffer()),
      ]
    }
    const whole = await at('film')
    expect([whole.status, whole.headers.get('content-type')]).toEqual([200, 'video/mp4'])
    expect(Buffer.from(await whole.arrayBuffer()).equals(mp4)).toBe(true)
    const size = mp4.length
    expect(await part('bytes=10-19')).toEqual([206, `bytes 10-19/${size}`, mp4.subarray(10, 20)])
    expect(await part('bytes=10-')).toEqual([206, `bytes 10-${size - 1}/${size}`, mp4.subarray(10)])
    expect(await part('bytes=-5')).toEqual([206, `bytes ${size - 5}-${size - 1}/${size}`, mp4.subarray(-5)])
    expect(await part(`bytes=0-${size * 2}`)).toEqual([206, `bytes 0-${size - 1}/${size}`, mp4])
    expect(await part(`bytes=${size}-`)).toEqual([416, `bytes */${size}`, Buffer.alloc(0)])
    expect((await part('bytes=0-1,5-6'))[0]).toBe(200)
  })

  test('is whole also when a chunk of it broke off and came again', async () => {
    const file = Buffer.concat(padMp4(6_000_000))
    const emulator = createStreamEmulator()
    const { url, video } = await newUpload(emulator, file.length)
    emulator.fail({ on: 'patch', do: { kind: 'drop', at: 'during', bytes: 3_000_000 } })
    const wrong = new Uint8Array(5_242_880).fill(7)
    await expect(patch(emulator, url, 0, wrong)).rejects.toThrow('dropped')
    await patch(emulator, url, 0, file.subarray(0, 5_242_880))
    await patch(emulator, url, 5_242_880, file.subarray(5_242_880))
    emulator.advance(60_000)
    const film = await emulator.fetch(new Request(`https://stream.test/${video.uid}/film`))
    expect(Buffer.from(await film.arrayBuffer()).equals(file)).toBe(true)
  })

  test('of a form upload plays as well', async () => {
    const emulator = createStreamEmulator()
    const { uid, uploadURL } = await resultOf<{ uid: string; uploadURL: string }>(
      call(emulator, 'POST', '/direct_upload', { maxDurationSeconds: 60 }),
    )
    const body = new FormData()
    body.set('file', new File([mp4], 'form.mp4'))
    await emulator.fetch(new Request(uploadURL, { method: 'POST', body }))
    emulator.advance(60_000)
    const film = await emulator.fetch(new Request(`https://stream.test/${uid}/film`))
    expect(Buffer.from(await film.arrayBuffer()).equals(mp4)).toBe(true)
  })

  test('goes when newer ones need its room, or with its video', async () => {
    const size = mp4.length
    const emulator = createStreamEmulator({ keepBytes: size * 2 })
    const send = async (): Promise<string> => {
      const { url, video } = await newUpload(emulator, size)
      await patch(emulator, url, 0, mp4)
      emulator.advance(60_000)
      return video.uid
    }
    const status = async (uid = ''): Promise<number> =>
      (await emulator.fetch(new Request(`https://stream.test/${uid}/film`))).status
    const uids = [await send(), await send(), await send()]
    expect(await Promise.all(uids.map(status))).toEqual([404, 200, 200])
    await emulator.fetch(new Request(`${streamApi}/${uids[1]}`, { method: 'DELETE', headers: bearer }))
    uids.push(await send())
    expect(await Promise.all(uids.map(status))).toEqual([404, 404, 200, 200])
  })
})
