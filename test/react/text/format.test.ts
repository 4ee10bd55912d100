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

test.each([
  [0, '0 sec', '0 sec'],
  [0.4, '0 sec', '0.4 sec'],
  [8, '8 sec', '8 sec'],
  [59.7, '1 min', '59.7 sec'],
  // They were "60 sec" and "1 min 60 sec".
  [59.97, '1 min', '1 min'],
  [119.97, '2 min', '2 min'],
  [0.04, '0 sec', '0 sec'],
  [90, '2 min', '1 min 30 sec'],
  [150, '3 min', '2 min 30 sec'],
  [3600, '1 hr', '1 hr'],
  [4815, '1 hr 20 min', '1 hr 20 min 15 sec'],
])('%s seconds are estimated as "%s", and are exactly "%s"', (seconds, estimate, exact) => {
  const format = createFormat('en')
  expect(format.duration(seconds)).toBe(estimate)
  expect(format.exactDuration(seconds)).toBe(exact)
})
