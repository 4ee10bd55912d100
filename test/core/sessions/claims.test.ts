import { beforeEach, describe, expect, test, vi } from 'vitest'
import type { SessionTabs } from '../../../src/core/contract/session-ports.js'
import { createClaims } from '../../../src/core/sessions/claims.js'

const claim = vi.fn<SessionTabs['claim']>()
const release = vi.fn<SessionTabs['release']>()
let taken: string[]
let isOpen: boolean
let claims: ReturnType<typeof createClaims>

beforeEach(() => {
  claim.mockReset()
  release.mockReset()
  taken = []
  isOpen = true
  const unused = (): never => expect.unreachable()
  const tabs = { claim, release, held: unused, free: unused, tell: unused, hear: unused }
  claims = createClaims(
    tabs,
    () => isOpen,
    (id) => taken.push(id),
  )
})

test('an upload is asked for once, and is had until it is released', async () => {
  claim.mockResolvedValue(true)
  expect(await Promise.all([claims.claim('a'), claims.claim('a')])).toEqual([true, true])
  expect(claim).toHaveBeenCalledTimes(1)
  expect(taken).toEqual(['a'])
  expect(await claims.has('a')).toBe(true)
  claims.release('a')
  claims.release('a')
  expect(await claims.has('a')).toBe(false)
  expect(release).toHaveBeenCalledExactlyOnceWith('a')
})

test('one that another tab has is asked for again the next time', async () => {
  claim.mockResolvedValueOnce(false).mockResolvedValueOnce(true)
  expect(await claims.claim('a')).toBe(false)
  expect(await claims.has('a')).toBe(false)
  expect(taken).toEqual([])
  expect(await claims.claim('a')).toBe(true)
  expect(taken).toEqual(['a'])
})

test('if the browser cannot say who has it, it may be uploaded here', async () => {
  claim.mockRejectedValue(new Error('locks are off'))
  expect(await claims.claim('a')).toBe(true)
})

test('a tab that leaves lets go of all but what it has still to end', async () => {
  claim.mockResolvedValue(true)
  await Promise.all([claims.claim('a'), claims.claim('b'), claims.claim('c')])
  claims.releaseAll((id) => id === 'c')
  expect(release.mock.calls).toEqual([['a'], ['b']])
  expect(await Promise.all([claims.has('b'), claims.has('c')])).toEqual([false, true])
})

// A row that was cancelled as its uploader stopped was held for good, and no other tab could have it.
test('a tab that has left claims nothing any more', async () => {
  isOpen = false
  expect(await claims.claim('a')).toBe(false)
  expect(claim).not.toHaveBeenCalled()
})

describe('what waits', () => {
  test('shares one lock, which ends with the last of it', async () => {
    claim.mockResolvedValue(true)
    const [first, second] = await Promise.all([claims.keep('a', true), claims.keep('b', true)])
    expect(first).not.toBeNull()
    expect(second).toBe(first)
    expect(claim.mock.calls).toEqual([[first]])
    await claims.claim('a')
    expect(release).not.toHaveBeenCalled()
    claims.release('b')
    expect(release).toHaveBeenCalledExactlyOnceWith(first)
  })

  // Of an upload that had that name, another tab may still have a record.
  test('has a lock of another name the next time, also if it is the same upload', async () => {
    claim.mockResolvedValue(true)
    const first = await claims.keep('a', true)
    claims.release('a')
    expect(await claims.keep('a', true)).not.toBe(first)
  })

  test('that another tab has is not had here, and keeps no lock', async () => {
    claim.mockResolvedValueOnce(true).mockResolvedValueOnce(false)
    const name = await claims.keep('a', true)
    expect(await claims.claim('a')).toBe(false)
    expect(await claims.has('a')).toBe(false)
    expect(release).toHaveBeenCalledWith(name)
  })

  test('has a lock of its own if the shared one cannot be had', async () => {
    claim.mockRejectedValue(new Error('locks are off'))
    expect(await claims.keep('a', true)).toBeNull()
  })
})
