import { expect, test } from 'vitest'
import { checkMedia } from '../../../src/core/model/media-check.js'
import { hasMediaRules, type Media } from '../../../src/core/model/media-rules.js'

const video = (more: Partial<Media> = {}): Media => ({
  duration: 60,
  width: 1920,
  height: 1080,
  poster: null,
  ...more,
})

const codesOf = (media: Media | null, rules: Parameters<typeof checkMedia>[1]) =>
  checkMedia(media, rules).map(({ code }) => code)

test.each([
  [59.8, { minDurationSeconds: 60 }, ['video-too-short']],
  [60, { minDurationSeconds: 60, maxDurationSeconds: 60 }, []],
  [60.2, { maxDurationSeconds: 60 }, ['video-too-long']],
  [0, { minDurationSeconds: 1 }, ['video-too-short']],
  [null, { minDurationSeconds: 60, maxDurationSeconds: 1 }, []],
] as const)('%s seconds by %j: %j', (duration, rules, codes) => {
  expect(codesOf(video({ duration }), rules)).toEqual(codes)
})

test('a frame more than a minute is a minute', () => {
  expect(codesOf(video({ duration: 60 + 1 / 24 }), { maxDurationSeconds: 60 })).toEqual([])
})

test.each([
  [{ minWidth: 1920, minHeight: 1080, maxWidth: 1920, maxHeight: 1080 }, []],
  [{ minWidth: 1921 }, ['dimensions-too-small']],
  [{ minHeight: 1081 }, ['dimensions-too-small']],
  [{ maxWidth: 1919 }, ['dimensions-too-large']],
  [{ maxHeight: 1079 }, ['dimensions-too-large']],
] as const)('1920 × 1080 by %j: %j', (rules, codes) => {
  expect(codesOf(video(), rules)).toEqual(codes)
})

test('what the browser cannot open is for Stream to decide', () => {
  const rules = { minDurationSeconds: 60, maxDurationSeconds: 60, minWidth: 5000, maxHeight: 1 }
  expect(codesOf(null, rules)).toEqual([])
  expect(codesOf(video({ width: null, height: null }), rules)).toEqual([])
})

test('a rejection carries what is needed to say it', () => {
  expect(checkMedia(video(), { minWidth: 3840 })).toEqual([
    {
      code: 'dimensions-too-small',
      actual: { width: 1920, height: 1080 },
      minWidth: 3840,
      minHeight: 0,
    },
  ])
})

test('only limits of the video make it necessary to open a file first', () => {
  expect(hasMediaRules({})).toBe(false)
  expect(hasMediaRules({ maxDurationSeconds: undefined })).toBe(false)
  expect(hasMediaRules({ minHeight: 720 })).toBe(true)
})
