import { describe, expect, it } from 'vitest'
import { parseTicket, parseVideoId } from '../../src/protocol/ticket-answer.js'

const VIDEO_ID = '0123456789abcdef0123456789abcdef'
const UPLOAD_URL = `https://upload.cloudflarestream.com/tus/${VIDEO_ID}?tusv2=true`
const BASE = 'https://host.test/api/stream'

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
