import { describe, expect, it } from 'vitest'
import { endpointErrorStatus, parseProblem } from '../../src/protocol/problem.js'

const envelope = (code: unknown, fields: object = {}) => ({
  success: false,
  result: null,
  errors: [{ code, message: 'words' }],
  messages: [],
  ...fields,
})

describe('parseProblem', () => {
  it('reads each code of ours', () => {
    for (const code of Object.keys(endpointErrorStatus)) {
      expect(parseProblem({ error: { code, message: 'words' } })).toEqual({ code, message: 'words' })
      expect(parseProblem({ error: { code } })).toEqual({ code, message: '' })
    }
  })

  it("reads Cloudflare's numbers", () => {
    const table = [
      [10_003, 'not-found'],
      [10_005, 'invalid-request'],
      [10_010, 'link-refused'],
      [10_011, 'quota-exceeded'],
      ['10011', 'quota-exceeded'],
    ]
    expect(table.map(([number]) => [number, parseProblem(envelope(number))])).toEqual(
      table.map(([number, code]) => [number, { code, message: 'words' }]),
    )
  })

  it('takes the words of Stream if it puts them into messages', () => {
    const errors = [{ code: 10_011 }]
    expect(parseProblem(envelope(0, { errors, messages: [{ message: 'no room' }] }))?.message).toBe('no room')
    expect(parseProblem(envelope(0, { errors }))?.message).toBe('')
  })

  it('reads nothing else', () => {
    const others = [
      undefined,
      null,
      '<html>',
      [],
      {},
      { error: 'text' },
      { error: { code: 'unheard-of' } },
      { error: { code: 'toString' } },
      envelope(1),
      envelope(10_011, { success: true }),
      envelope(0, { errors: [] }),
      envelope(0, { errors: null }),
    ]
    expect(others.filter((json) => parseProblem(json) !== null)).toEqual([])
  })
})

it('every code has the status of a failure', () => {
  for (const status of Object.values(endpointErrorStatus)) expect(status).toBeGreaterThanOrEqual(400)
})
