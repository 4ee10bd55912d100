import { en } from 'react-stream-uploader'
import { expect, test } from 'vitest'
import { type Retryability, retryabilityOf } from '../../src/core/model/upload-error.js'
import { endpointErrorStatus } from '../../src/protocol/problem.js'
import { codesIn } from '../../stories/support/documented-table.js'
import { namesIn, read, tableOf } from './page.js'

const page = 'docs/reference/errors.md'

test('every error code is listed, and whether a retry helps', async () => {
  const words: Record<Retryability, string> = { automatic: 'automatic', manual: 'by hand', never: '—' }
  const expected = Object.keys(en.error).map((code) => {
    const error = { code: code as keyof typeof en.error, status: null, retryAfter: null }
    return [code, words[retryabilityOf(error)]]
  })
  const listed = (await tableOf(page, 'errors')).map(([code, , retry]) => [codesIn(code)[0], retry])
  expect(Object.fromEntries(listed)).toEqual(Object.fromEntries(expected))
})

test('the codes of the endpoint come first, as many as the page says', async () => {
  const codes = (await tableOf(page, 'errors')).map(([code]) => codesIn(code)[0])
  expect(new Set(codes.slice(0, 15))).toEqual(new Set(Object.keys(endpointErrorStatus)))
})

test('every reason to reject a file or link is listed', async () => {
  expect(await namesIn(page, 'rejections')).toEqual(Object.keys(en.rejection).toSorted())
})

test.each([page, 'stories/guides/errors.mdx'])(
  '%s names the statuses that pass by themselves',
  async (path) => {
    const codes = Object.keys(en.error) as (keyof typeof en.error)[]
    const byHand = codes.filter(
      (code) => retryabilityOf({ code, status: null, retryAfter: null }) === 'manual',
    )
    const passing = Array.from({ length: 200 }, (_, index) => 400 + index).filter((status) =>
      byHand.every((code) => retryabilityOf({ code, status, retryAfter: null }) === 'automatic'),
    )
    const [, named = ''] = /((?:\d{3},\s+)+\d{3})\s+or 5xx/.exec(await read(path)) ?? []
    expect(passing.filter((status) => status < 500)).toEqual(named.split(/,\s+/).map(Number))
    expect(passing.filter((status) => status >= 500)).toHaveLength(100)
  },
)
