import { describe, expect, test } from 'vitest'
import { parseFaultRule } from '../../src/cli/fault-flag.js'

describe('a rule', () => {
  test.each([
    ['patch:drop', { on: ['patch'], do: { kind: 'drop', at: 'during' } }],
    [
      'patch:drop=after,bytes=10,kept=true,after=1',
      { on: ['patch'], after: 1, do: { kind: 'drop', at: 'after', bytes: 10, kept: true } },
    ],
    [
      'head+patch:status=502,times=2',
      { on: ['head', 'patch'], times: 2, do: { kind: 'status', status: 502 } },
    ],
    [
      'create:status=429,retry-after=7,body=a=b,times=all',
      { times: Infinity, do: { status: 429, headers: { 'retry-after': '7' }, body: 'a=b' } },
    ],
    ['status:delay=2000', { do: { kind: 'delay', ms: 2000 } }],
    ['patch:stall', { do: { kind: 'stall' } }],
    ['patch:stall=5', { do: { kind: 'stall', bytes: 5 } }],
    ['patch:bandwidth=5', { do: { kind: 'bandwidth', bytesPerSecond: 5 } }],
    [
      'copy:encode-error=ERR_FETCH_ORIGIN_ERROR',
      { do: { kind: 'encode-error', code: 'ERR_FETCH_ORIGIN_ERROR' } },
    ],
    ['head:no-offset', { do: { kind: 'no-offset' } }],
    ['head:double-header=upload-offset', { do: { kind: 'double-header', name: 'upload-offset' } }],
    ['head:double-header=etag,value=b', { do: { kind: 'double-header', name: 'etag', value: 'b' } }],
    ['patch:body-limit=9', { do: { kind: 'body-limit', bytes: 9 } }],
    ['patch:body-limit=9,cors=false', { do: { kind: 'body-limit', bytes: 9, cors: false } }],
    ['patch:store-and-forward=9', { do: { kind: 'store-and-forward', bytesPerSecond: 9 } }],
    ['create:lose-answer', { do: { kind: 'lose-answer' } }],
    ['patch:no-cors', { do: { kind: 'no-cors' } }],
    ['patch:locked', { do: { kind: 'locked' } }],
    ['patch:expire', { do: { kind: 'expire' } }],
  ])('is read from %s', (text, rule) => {
    expect(parseFaultRule(text)).toMatchObject(rule)
  })

  test.each([
    ['patch', 'has the form <request>:<fault>'],
    ['upload:drop', "'upload' is none of preflight, create"],
    ['patch:explode', "'explode' is no fault: status, drop"],
    ['patch:toString', "'toString' is no fault"],
    ['patch:drop=later', "drop 'later' is none of before, during, after"],
    ['patch:status', "status wants a whole number, not ''"],
    ['patch:status=99', 'status must be 200 to 599'],
    ['head:double-header', "double-header wants a header, not ''"],
    ['patch:delay=soon', "delay wants a whole number, not 'soon'"],
    ['patch:encode-error', 'is none of ERR_NON_VIDEO'],
    ['patch:locked,bytes=1', "locked 'bytes' is none of times, after"],
    ['patch:locked,times=-1', "times wants a whole number, not '-1'"],
  ])('%s is refused in words', (text, message) => {
    expect(() => parseFaultRule(text)).toThrow(message)
  })
})
