import { createPrivateKey, createPublicKey, sign, verify } from 'node:crypto'
import { createStreamEmulator } from 'react-stream-uploader/emulator'
import { describe, expect, test } from 'vitest'
import { call, refusalOf, resultOf } from '../api-client.js'
import { shareRsaKey } from '../share-rsa-key.js'
import { metadata, newUpload, patch, videoBytes } from '../stream-client.js'

shareRsaKey()

const start = Date.parse('2026-01-01T00:00:00Z')
const startS = start / 1000

interface Key {
  readonly id: string
  readonly pem: string
  readonly jwk: string
}

/** A ready video that shows itself to tokens only. */
async function signedVideo() {
  const emulator = createStreamEmulator({ now: () => start })
  const { url, video } = await newUpload(emulator, 1000, metadata({ requiresignedurls: '' }))
  await patch(emulator, url, 0, videoBytes(1000))
  emulator.advance(60_000)
  const show = async (shown: string): Promise<number> =>
    (await emulator.fetch(new Request(`https://stream.test/${shown}/thumbnails/thumbnail.jpg?time=1s`)))
      .status
  const tokenFor = async (fields?: object): Promise<string> => {
    const path = `/${video.uid}/token`
    return (await resultOf<{ token: string }>(call(emulator, 'POST', path, fields))).token
  }
  return {
    emulator,
    uid: video.uid,
    show,
    tokenFor,
    newKey: () => resultOf<Key>(call(emulator, 'POST', '/keys')),
  }
}

const fromBase64 = (text: string): string => Buffer.from(text, 'base64').toString()
const encode = (value: object): string => Buffer.from(JSON.stringify(value)).toString('base64url')

/** A token as a host makes it by itself, without Stream. */
function selfSigned({ id, pem }: Key, claims: object): string {
  const text = `${encode({ alg: 'RS256', kid: id })}.${encode({ kid: id, ...claims })}`
  return `${text}.${sign('sha256', Buffer.from(text), fromBase64(pem)).toString('base64url')}`
}

describe('a signed video', () => {
  test('shows itself to a token of its own, and not by its id', async () => {
    const { uid, show, tokenFor } = await signedVideo()
    expect(await show(uid)).toBe(401)
    expect(await show(await tokenFor())).toBe(200)
  })

  test('shows itself for an hour, or for as long as was asked', async () => {
    const { emulator, show, tokenFor } = await signedVideo()
    const hour = await tokenFor()
    const half = await tokenFor({ exp: startS + 60 + 1800 })
    const later = await tokenFor({ nbf: startS + 60 + 1800 })
    expect(await show(later)).toBe(401)
    emulator.advance(1_800_000)
    expect([await show(half), await show(hour), await show(later)]).toEqual([401, 200, 200])
    emulator.advance(1_800_000)
    expect(await show(hour)).toBe(401)
  })

  test('shows itself to a token that the host signs with a key', async () => {
    const { emulator, uid, show, newKey } = await signedVideo()
    const key = await newKey()
    const token = selfSigned(key, { sub: uid, exp: startS + 3600 })
    expect(await show(token)).toBe(200)
    await call(emulator, 'DELETE', `/keys/${key.id}`)
    expect(await show(token)).toBe(401)
  })

  test.each([
    ['without an end', undefined],
    ['with a text for an end', 'soon'],
    ['with a text of digits', String(startS + 3600)],
    ['with an end in milliseconds', start + 3_600_000],
    ['with an end in two days', startS + 2 * 86_400],
  ])('shows itself to no token of the host %s', async (_name, exp) => {
    const { uid, show, newKey } = await signedVideo()
    const key = await newKey()
    expect(await show(selfSigned(key, { sub: uid, exp }))).toBe(401)
    expect(await show(selfSigned(key, { sub: uid, exp: startS + 60 + 86_400 }))).toBe(200)
  })

  test('shows itself to no token of the host whose rules are none', async () => {
    const { uid, show, newKey } = await signedVideo()
    const key = await newKey()
    const showFor = (accessRules: unknown) =>
      show(selfSigned(key, { sub: uid, exp: startS + 3600, accessRules }))
    const allow = { type: 'any', action: 'allow' }
    expect(await showFor(Array.from({ length: 5 }, () => allow))).toBe(200)
    expect(await showFor(Array.from({ length: 6 }, () => allow))).toBe(401)
    expect(await showFor({ any: 'allow' })).toBe(401)
  })

  test('refuses what is forged, of another video, or blocked', async () => {
    const { emulator, uid, show, newKey, tokenFor } = await signedVideo()
    const key = await newKey()
    const exp = startS + 3600
    const { video: other } = await newUpload(emulator, 10)
    const [header, payload] = selfSigned(key, { sub: uid, exp }).split('.')
    const [, , signature] = selfSigned(key, { sub: uid, exp: exp + 1 }).split('.')
    const blocked = await tokenFor({ accessRules: [{ type: 'any', action: 'block' }] })
    const elsewhere = [{ type: 'ip.geoip.country', country: ['US'], action: 'block' }]
    expect(await show(`${header}.${payload}.${signature}`)).toBe(401)
    expect(await show(selfSigned(key, { sub: other.uid, exp }))).toBe(404)
    expect(await show(selfSigned({ ...key, id: 'unknown' }, { sub: uid, exp }))).toBe(401)
    expect(await show(blocked)).toBe(401)
    expect(await show(await tokenFor({ accessRules: elsewhere }))).toBe(200)
    expect(await show('not.a.token')).toBe(404)
  })
})

describe('a token', () => {
  test('says what it was asked to say', async () => {
    const { uid, tokenFor, newKey } = await signedVideo()
    const key = await newKey()
    const { id, pem } = key
    const fields = {
      downloadable: true,
      accessRules: [{ type: 'any', action: 'allow' }],
      flags: { original: true },
    }
    const token = await tokenFor({ id, pem, ...fields })
    const [header = '', payload = '', signature = ''] = token.split('.')
    expect(JSON.parse(Buffer.from(header, 'base64url').toString())).toEqual({ alg: 'RS256', kid: id })
    expect(JSON.parse(Buffer.from(payload, 'base64url').toString())).toEqual({
      sub: uid,
      kid: id,
      exp: startS + 60 + 3600,
      nbf: startS + 60 - 3600,
      ...fields,
    })
    const publicKey = createPublicKey(createPrivateKey(fromBase64(pem)))
    const isRight = verify(
      'sha256',
      Buffer.from(`${header}.${payload}`),
      publicKey,
      Buffer.from(signature, 'base64url'),
    )
    expect(isRight).toBe(true)
  })

  test('is refused for longer than a day, and for half a key or none', async () => {
    const { emulator, uid, newKey } = await signedVideo()
    const { id } = await newKey()
    const ask = (fields: object) => refusalOf(call(emulator, 'POST', `/${uid}/token`, fields))
    expect(await ask({ exp: startS + 60 + 86_401 })).toEqual([400, 10_005])
    expect(await ask({ nbf: 'now' })).toEqual([400, 10_005])
    expect(await ask({ id })).toEqual([400, 10_005])
    expect(await ask({ id, pem: 'other' })).toEqual([400, 10_005])
    expect(await ask({ id: 'unknown', pem: 'other' })).toEqual([404, 10_003])
  })
})

describe('the rules of a token', () => {
  const country = { type: 'ip.geoip.country', action: 'block', country: ['US'] }
  const address = { type: 'ip.src', action: 'allow', ip: ['93.184.216.0/24'] }
  const any = { type: 'any', action: 'allow' }

  test('are five at most', async () => {
    const { emulator, uid, show, tokenFor } = await signedVideo()
    const five = [country, address, any, any, any]
    expect(await show(await tokenFor({ accessRules: five }))).toBe(200)
    const six = call(emulator, 'POST', `/${uid}/token`, { accessRules: [...five, any] })
    expect(await refusalOf(six)).toEqual([400, 10_005])
  })

  test.each([
    ['no list', any],
    ['a text', ['any']],
    ['an unknown type', [{ type: 'country', action: 'allow' }]],
    ['an unknown action', [{ ...any, action: 'permit' }]],
    ['no action', [{ type: 'any' }]],
    ['a country that is no list', [{ ...country, country: 'US' }]],
    ['addresses that are no texts', [{ ...address, ip: [1] }]],
  ])('are refused with %s', async (_name, accessRules) => {
    const { emulator, uid } = await signedVideo()
    const refused = call(emulator, 'POST', `/${uid}/token`, { accessRules })
    expect(await refusalOf(refused)).toEqual([400, 10_005])
  })
})

test('a key is the same in both of its forms', async () => {
  const { newKey } = await signedVideo()
  const { id, pem, jwk } = await newKey()
  const asJwk: Record<string, string> = JSON.parse(fromBase64(jwk))
  expect(asJwk).toMatchObject({ kty: 'RSA', use: 'sig', alg: 'RS256', kid: id })
  expect(fromBase64(pem)).toMatch(/^-----BEGIN RSA PRIVATE KEY-----\n/)
  expect(createPrivateKey(fromBase64(pem)).export({ format: 'jwk' })).toMatchObject({
    n: asJwk['n'],
    d: asJwk['d'],
  })
})

test('a thumbnail of an unsigned video may be shown by a token too', async () => {
  const { emulator, uid, show, tokenFor } = await signedVideo()
  await call(emulator, 'POST', `/${uid}`, { requireSignedURLs: false })
  expect(await show(uid)).toBe(200)
  expect(await show(await tokenFor())).toBe(200)
})
