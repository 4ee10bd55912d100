import { describe, expect, it } from 'vitest'
import { parseTicketRequest } from '../../src/protocol/messages.js'

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
