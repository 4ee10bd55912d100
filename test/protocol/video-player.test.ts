import { describe, expect, test } from 'vitest'
import { playerUrl, playsByToken, watchUrl } from '../../src/protocol/video-player.js'
import { videoWith } from '../support/uploads.js'

const id = 'ea95132c15732412d22c1476fa83f27a'
const host = 'https://customer-f33zs165nr7gyfy4.cloudflarestream.com'
const video = videoWith({ id, preview: `${host}/${id}/watch` })
const signed = { ...video, requireSignedURLs: true }

describe('the player', () => {
  test("is on the account's host", () => {
    expect(playerUrl(video)).toBe(`${host}/${id}/iframe`)
  })

  test('is found by the manifest if there is no page', () => {
    const playback = {
      hls: `${host}/${id}/manifest/video.m3u8?a=b`,
      dash: `${host}/${id}/manifest/video.mpd`,
    }
    expect(playerUrl({ ...video, preview: null, playback })).toBe(`${host}/${id}/iframe`)
  })

  test('is on the common host if no address is known, or one of another form', () => {
    expect(playerUrl({ ...video, preview: null })).toBe(`https://iframe.cloudflarestream.com/${id}`)
    expect(playerUrl({ ...video, preview: 'https://a.test/' })).toBe(
      `https://iframe.cloudflarestream.com/${id}`,
    )
  })

  test('of a video with signed URLs needs a token, given as such or in the address', () => {
    expect(playerUrl(signed)).toBeNull()
    expect(playerUrl({ ...signed, token: 'e.y.J' })).toBe(`${host}/e.y.J/iframe`)
    expect(playerUrl({ ...signed, preview: `${host}/e.y.J/watch` })).toBe(`${host}/e.y.J/iframe`)
  })

  test.each([
    [false, video],
    [true, { ...signed, token: 'e.y.J' }],
    [true, { ...signed, preview: `${host}/e.y.J/watch` }],
  ])('works as long as a token does: %s', (byToken, shown) => {
    expect(playsByToken(shown)).toBe(byToken)
  })
})

describe('the link to pass on', () => {
  test("is Stream's own page of the video", () => {
    expect(watchUrl(video)).toBe(`${host}/${id}/watch`)
  })

  test('does not exist if a token would expire, or no page is known', () => {
    expect(watchUrl({ ...signed, preview: `${host}/e.y.J/watch` })).toBeNull()
    expect(watchUrl({ ...video, preview: 'https://a.test/' })).toBeNull()
  })
})
