import { expect, test } from 'vitest'
import { parseRetryAfter } from '../../../src/drivers/time/retry-after.js'

const now = Date.UTC(2026, 10, 21, 12)

test.each([
  ['nothing', null, null],
  ['an empty header', ' ', null],
  ['seconds', '20', 20_000],
  ['no second', '0', 0],
  ['less than nothing', '-5', 0],
  ['a date', 'Sat, 21 Nov 2026 12:00:30 GMT', 30_000],
  ['a date in the past', 'Sat, 21 Nov 2026 11:59:30 GMT', 0],
  ['seconds, twice', '5, 5', 5000],
  ['a date, twice', 'Sat, 21 Nov 2026 12:00:30 GMT, Sat, 21 Nov 2026 12:00:30 GMT', 30_000],
  ['two different numbers', '5, 300', 300_000],
  ['neither', 'soon', null],
  ['for ever', 'Infinity', null],
])('Retry-After of %s: %s is %s ms', (_, value, ms) => {
  expect(parseRetryAfter(value, now)).toBe(ms)
})
