import { createFormat } from 'react-stream-uploader'
import { expect, test } from 'vitest'

test.each([
  [0.2, '0:01'],
  [9.6, '0:10'],
  [94, '1:34'],
  [3599.6, '1:00:00'],
  [3727, '1:02:07'],
  [36_000, '10:00:00'],
])('%s seconds of video are %s', (seconds, text) => {
  expect(createFormat('en').clock(seconds)).toBe(text)
})

test('in the digits of the language', () => {
  expect(createFormat('ar-EG').clock(94)).toBe('١:٣٤')
})

test.each([
  ['en', 0, '0 bytes'],
  ['en', 1, '1 byte'],
  ['en', 500, '500 bytes'],
  ['en', 999_999, '1 MB'],
  ['en', 12_340_000, '12.3 MB'],
  ['de', 500, '500 Byte'],
  ['ja', 500, '500 バイト'],
])('in %s, %i bytes are "%s"', (locale, bytes, text) => {
  expect(createFormat(locale).bytes(bytes)).toBe(text)
})
