import { describe, expect, test } from 'vitest'
import { headerOnce, singleHeader } from '../../src/protocol/header.js'

// A proxy that adds a header which is there already: a page reads `5242880, 5242880`.
describe('a header that something on the way has doubled', () => {
  test.each([
    ['5242880, 5242880', '5242880'],
    ['5,5 , 5', '5'],
    ['Sat, 21 Nov 2026 12:00:30 GMT, Sat, 21 Nov 2026 12:00:30 GMT', 'Sat, 21 Nov 2026 12:00:30 GMT'],
    ['https://a.test/x,1, https://a.test/x,1', 'https://a.test/x,1'],
  ])('%s counts once', (value, once) => {
    expect(headerOnce(value)).toBe(once)
    expect(headerOnce(once)).toBe(once)
  })

  test.each(['5, 55', '55, 5', '5242880, 0', 'Sat, 21 Nov 2026 12:00:30 GMT'])(
    '%s stays as it is',
    (value) => {
      expect(headerOnce(value)).toBe(value)
    },
  )

  // By a pattern it took minutes, before anybody was asked whether the request may be made.
  test('a header of hundreds of kilobytes holds up nobody', () => {
    const long = `1${' '.repeat(400_000)}2`
    expect(headerOnce(long)).toBe(long)
    expect(headerOnce(`1 ,${' '.repeat(400_000)}2`)).toHaveLength(400_004)
  })

  test.each([
    [null, null],
    [' ', null],
    ['abc', 'abc'],
    ['abc, abc', 'abc'],
    ['abc, abd', null],
    ['https://a.test/x,1', 'https://a.test/x,1'],
    ['https://a.test/x, https://a.test/y', null],
  ])('as an address or an id %j is %j', (value, single) => {
    expect(singleHeader(value)).toBe(single)
  })
})
