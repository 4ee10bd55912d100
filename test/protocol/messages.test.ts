import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import {
  cleanName,
  MAX_NAME_LENGTH,
  parseTicket,
  parseTicketRequest,
  parseVideoId,
} from '../../src/protocol/messages.js'

const VIDEO_ID = '0123456789abcdef0123456789abcdef'
const UPLOAD_URL = `https://upload.cloudflarestream.com/tus/${VIDEO_ID}?tusv2=true`
const BASE = 'https://host.test/api/stream'

describe('parseTicketRequest', () => {
  it('reads what a browser says about a file', () => {
    const file = {
      name: 'a.mp4',
      size: 0,
      type: 'video/mp4',
      lastModified: 7,
      duration: 1.5,
      meta: { room: '7' },
    }
    expect(parseTicketRequest(file)).toEqual(file)
  })

  it('does without what is missing or wrong, except for name and size', () => {
    expect(
      parseTicketRequest({ name: 'a', size: 1, type: 7, lastModified: 'x', duration: -1, meta: [], more: 1 }),
    ).toEqual({
      name: 'a',
      size: 1,
      type: '',
      lastModified: 0,
      meta: undefined,
    })
  })

  it.each([null, [], 'a', { size: 1 }, { name: 'a' }, { name: '', size: 1 }, { name: 7, size: 1 }])(
    '%j is none',
    (json) => {
      expect(parseTicketRequest(json)).toBeNull()
    },
  )

  it.each([-1, 1.5, '1', Number.NaN, 2 ** 53])('a file of %s bytes is none', (size) => {
    expect(parseTicketRequest({ name: 'a', size })).toBeNull()
  })

  it('keeps only the texts of meta', () => {
    const meta: unknown = JSON.parse('{"a":"x","b":7,"c":null,"d":{},"__proto__":"y"}')
    const kept = parseTicketRequest({ name: 'a', size: 1, meta })?.meta
    expect(Object.entries(kept ?? {})).toEqual([
      ['a', 'x'],
      ['__proto__', 'y'],
    ])
  })
})

describe('cleanName', () => {
  it.each([
    [' a\tb\r\n\u0000c.mp4 ', 'a b c.mp4'],
    ['"ü🏖️", it\'s', '"ü🏖️", it\'s'],
    ['\uD83C', '\uFFFD'],
    ['\n', ''],
    [`${'x'.repeat(MAX_NAME_LENGTH - 1)} y`, 'x'.repeat(MAX_NAME_LENGTH - 1)],
  ])('makes %j fit for a title', (name, clean) => {
    expect(cleanName(name)).toBe(clean)
  })

  it('is well-formed, short and clean for every text, and does not change what is', () => {
    // Half surrogates are among them. fast-check's own strings of this kind take seconds to set up, and are seldom longer than a word.
    const points = fc.array(fc.nat(0x10ffff), { maxLength: 700, size: 'max' })
    const text = points.map((all) => String.fromCodePoint(...all))
    fc.assert(
      fc.property(text, (name) => {
        const clean = cleanName(name)
        expect(Array.from(clean).length).toBeLessThanOrEqual(MAX_NAME_LENGTH)
        expect(clean).not.toMatch(/[\p{Cc}\p{Cs}]/u)
        expect(cleanName(clean)).toBe(clean)
      }),
    )
  })
})

describe('parseTicket', () => {
  const none = new Headers()
  const expiryOf = (value: unknown) =>
    parseTicket({ uploadUrl: UPLOAD_URL, expiresAt: value }, none, BASE)?.expiresAt
  const ticket = { uploadUrl: UPLOAD_URL, videoId: VIDEO_ID, expiresAt: null }

  it.each([
    ['our own words', { uploadUrl: UPLOAD_URL, videoId: VIDEO_ID }],
    ["Cloudflare's words", { uploadURL: UPLOAD_URL, uid: VIDEO_ID }],
    ["Cloudflare's envelope", { success: true, result: { uploadURL: UPLOAD_URL, uid: VIDEO_ID } }],
    ['the URL alone', { uploadUrl: UPLOAD_URL }],
  ])('reads %s', (_, json) => {
    expect(parseTicket(json, none, BASE)).toMatchObject(ticket)
  })

  it('takes headers that a proxy has doubled once, and two different ones for none', () => {
    const doubled = (location: string, id: string): Headers => {
      const headers = new Headers({ Location: UPLOAD_URL, 'stream-media-id': VIDEO_ID })
      headers.append('Location', location)
      headers.append('stream-media-id', id)
      return headers
    }
    expect(parseTicket(null, doubled(UPLOAD_URL, VIDEO_ID), BASE)).toMatchObject({
      uploadUrl: UPLOAD_URL,
      videoId: VIDEO_ID,
    })
    expect(parseTicket(null, doubled(`${UPLOAD_URL}&b`, VIDEO_ID), BASE)).toBeNull()
    expect(parseVideoId(null, doubled(UPLOAD_URL, 'b'))).toBeNull()
  })

  it('reads the headers of a tus creation, whatever the body', () => {
    const headers = new Headers({ Location: UPLOAD_URL, 'stream-media-id': VIDEO_ID })
    for (const json of [undefined, null, 'text', {}])
      expect(parseTicket(json, headers, BASE)).toMatchObject(ticket)
  })

  it('reads when the URL ends', () => {
    const expiresAt = Date.parse('2026-06-01T12:00:00Z')
    expect([expiresAt, '2026-06-01T12:00:00Z', 'soon', null].map(expiryOf)).toEqual([
      expiresAt,
      expiresAt,
      null,
      null,
    ])
  })

  it('resolves a relative URL against the endpoint, and does not guess the id from another path', () => {
    expect(parseTicket({ uploadUrl: '/up/1' }, none, BASE)).toMatchObject({
      uploadUrl: 'https://host.test/up/1',
      videoId: null,
    })
    expect(parseTicket({ uploadUrl: `/x/${VIDEO_ID}` }, none, BASE)?.videoId).toBeNull()
  })

  it.each([
    undefined,
    {},
    { uploadUrl: '' },
    { uploadUrl: 'javascript:alert(1)' },
    { uploadUrl: 'http://[' },
  ])('%j names no URL', (json) => {
    expect(parseTicket(json, none, BASE)).toBeNull()
  })
})
