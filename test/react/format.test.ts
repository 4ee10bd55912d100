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
