import { getEventListeners } from 'node:events'
import { expect, test } from 'vitest'
import { withTimeLimit } from '../../../src/core/transfer/time-limit.js'
import { fakeClock } from '../../support/fake-ports.js'

/** A request that ends with its signal, and says so. */
const whileAllowed = (signal: AbortSignal): Promise<never> =>
  new Promise((_, reject) => {
    if (signal.aborted) reject(new Error('ended'))
    signal.addEventListener('abort', () => reject(new Error('ended')))
  })

test('a request that ignores its signal is not waited for beyond the limit', async () => {
  const clock = fakeClock()
  const outcome = withTimeLimit(1000, clock, () => new Promise<never>(() => {}))
  clock.advance(1000)
  await expect(outcome).rejects.toMatchObject({ error: { code: 'timeout' } })
})

test('a request ends with the signal of what it is for', async () => {
  const ended = new AbortController()
  const outcome = withTimeLimit(1000, fakeClock(), whileAllowed, ended.signal)
  ended.abort()
  await expect(outcome).rejects.toThrow('ended')
})

test('a request for what has ended already ends at once', async () => {
  await expect(withTimeLimit(1000, fakeClock(), whileAllowed, AbortSignal.abort())).rejects.toThrow('ended')
})

// Node warns of a leak at the eleventh listener: a video's encoding is asked for hundreds of times with one signal.
test('a signal that outlives many requests keeps nothing of them', async () => {
  const { signal } = new AbortController()
  await withTimeLimit(1000, fakeClock(), async () => 'answer', signal)
  expect(getEventListeners(signal, 'abort')).toHaveLength(0)
})
