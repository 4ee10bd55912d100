import { describe, expect, it } from 'vitest'
import { newVideo, type Video } from '../../../src/protocol/video-status.js'
import { isNewer } from '../../../src/server/coordination/is-newer.js'

const encoding: Video = { ...newVideo('a'), modified: 1000 }
const ready: Video = { ...encoding, readyToStream: true }
const NOW = 10_000
const takesThePlace = (
  [next, askedAt]: readonly [Video | null, number],
  [kept, keptAskedAt]: readonly [Video | null, number],
) => isNewer({ video: next, askedAt }, { video: kept, askedAt: keptAskedAt }, NOW)

describe('of two readings', () => {
  it('the one that was asked later is kept, whenever it was answered', () => {
    expect(takesThePlace([encoding, 5], [encoding, 4])).toBe(true)
    expect(takesThePlace([encoding, 5], [encoding, 5])).toBe(true)
    expect(takesThePlace([encoding, 4], [encoding, 5])).toBe(false)
    // A poll that was asked before the webhook and answered after it undid `ready` in 203 of 500 rounds.
    expect(takesThePlace([encoding, 4], [ready, 5])).toBe(false)
  })

  it('an end takes the place of no end, however old it is: encoding does not go back', () => {
    expect(takesThePlace([{ ...ready, modified: 1 }, 1], [{ ...encoding, modified: 2 }, 2])).toBe(true)
    // What lags behind may be asked later and dated later: `modified` moves while a video is encoded.
    expect(takesThePlace([{ ...encoding, modified: 2 }, 2], [{ ...ready, modified: 1 }, 1])).toBe(false)
    expect(takesThePlace([{ ...encoding, modified: null }, 2], [ready, 1])).toBe(false)
  })

  it('a later one that Stream dates earlier is not kept: lists and replicas lag behind', () => {
    expect(takesThePlace([{ ...encoding, modified: 999 }, 5], [encoding, 4])).toBe(false)
    expect(takesThePlace([{ ...encoding, modified: null }, 5], [encoding, 4])).toBe(true)
    expect(takesThePlace([encoding, 5], [{ ...encoding, modified: null }, 4])).toBe(true)
  })

  it('what was deleted stays deleted', () => {
    expect(takesThePlace([ready, 5], [null, 4])).toBe(false)
    expect(takesThePlace([null, 4], [ready, 5])).toBe(true)
  })

  it('one that is kept from the future is of a clock that was set back, and gives way', () => {
    expect(takesThePlace([encoding, NOW], [encoding, NOW + 1])).toBe(true)
  })
})
