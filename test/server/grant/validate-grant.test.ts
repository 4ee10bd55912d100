import { describe, expect, it } from 'vitest'
import { findGrantFault } from '../../../src/server/grant/upload-grant.js'
import { untyped } from '../fake-stream.js'

const NOW = Date.parse('2026-06-01T12:00:00Z')
const DAY = 86_400_000
const inDays = (days: number) => new Date(NOW + days * DAY)

/** What JSON cannot say. The fault was that the handler failed unexpectedly. */
const endless: Record<string, unknown> = {}
endless['self'] = endless
const unsayable: readonly unknown[] = [1n, endless]

const bounds: readonly (readonly [field: string, fine: readonly unknown[], wrong: readonly unknown[]])[] = [
  ['maxDurationSeconds', [1, 36_000, undefined], [0, 36_001, 1.5, Number.NaN, '3600', null]],
  ['thumbnailTimestampPct', [0, 0.5, 1, undefined], [-0.1, 1.1, Number.NaN, '0.5']],
  ['requireSignedURLs', [true, false, undefined], ['yes', 1, null]],
  [
    'allowedOrigins',
    [[], ['example.com', '*.example.com', 'localhost:8787'], undefined],
    [
      ['https://example.com'],
      ['example.com/a'],
      ['a.com,b.com'],
      ['a.com', ''],
      [undefined],
      'example.com',
      ...unsayable.map((origin) => [origin]),
    ],
  ],
  ['watermark', ['f1e2', undefined], ['', 7, { uid: 'f1e2' }]],
  [
    'scheduledDeletion',
    [inDays(30), inDays(1096), '2026-09-01T00:00:00Z', '2026-09-01T00:00:00.5+02:00', undefined],
    [inDays(29.9), inDays(1096.1), new Date(Number.NaN), '2026-09-01', 'in 90 days', NOW + 60 * DAY],
  ],
  [
    'expiry',
    [inDays(0.01), '2026-06-01T12:00:01Z', undefined],
    [inDays(0), inDays(-1), '2026-06-02', 'soon'],
  ],
  ['name', ['Title', '', undefined], [7, null]],
  [
    'meta',
    [{}, { room: '7', 'a-b.c': '' }, undefined],
    [
      { 'a b': 'x' },
      { 'a,b': 'x' },
      { '': 'x' },
      { ä: 'x' },
      { room: 7 },
      { Expiry: 'x' },
      { name: 'x' },
      'text',
      null,
    ],
  ],
  [
    'fields',
    [[], [{ name: 'room' }, { name: 'kind', type: 'choice', choices: ['a'] }], undefined],
    [
      { name: 'room' },
      ['room'],
      [{ name: 'a b' }],
      [{ name: 'expiry' }],
      [{ name: 'kind', type: 'choice' }],
      ...unsayable.flatMap((value) => [[{ name: value }], [{ name: 'room', type: value }]]),
    ],
  ],
]

describe.each(bounds)('%s of a grant', (field, fine, wrong) => {
  const faultOf = (value: unknown) => findGrantFault(untyped({ creator: 'ann', [field]: value }), NOW)

  it('may be what Stream takes', () => {
    expect(fine.map((value) => [value, faultOf(value)])).toEqual(fine.map((value) => [value, null]))
  })

  it('may be nothing else, and the fault names the field', () => {
    const named = expect.stringContaining(`\`${field}\``)
    expect(wrong.map((value) => [value, faultOf(value)])).toEqual(wrong.map((value) => [value, named]))
  })
})

it('names the creator before anything else', () => {
  expect(findGrantFault(untyped({ maxDurationSeconds: 0 }), NOW)).toContain('`creator`')
})

it.each(['requireSignedUrls', 'toString', '__proto__x', 'maxSizeBytes'])('has no field %s', (field) => {
  expect(findGrantFault(untyped({ creator: 'ann', [field]: true }), NOW)).toContain(
    `\`${field}\` is not a setting`,
  )
})
