import { expect, test } from 'vitest'
import { createSemaphore } from '../../../src/drivers/time/semaphore.js'
import { settle } from '../../support/fake-ports.js'

test('two at a time, in order, and a failure holds up none', async () => {
  const inTurn = createSemaphore(2)
  const started: string[] = []
  const settlements: (readonly [end: () => void, fail: (error: Error) => void])[] = []
  const run = (name: string): Promise<string> =>
    inTurn(() => {
      started.push(name)
      return new Promise((resolve, reject) => {
        settlements.push([() => resolve(name), reject])
      })
    })
  const results = Promise.allSettled(['a', 'b', 'c', 'd'].map(run))
  await settle()
  expect(started).toEqual(['a', 'b'])
  settlements[1]?.[1](new Error('no'))
  await settle()
  expect(started).toEqual(['a', 'b', 'c'])
  settlements[0]?.[0]()
  await settle()
  expect(started).toEqual(['a', 'b', 'c', 'd'])
  settlements[2]?.[0]()
  settlements[3]?.[0]()
  expect((await results).map(({ status }) => status)).toEqual([
    'fulfilled',
    'rejected',
    'fulfilled',
    'fulfilled',
  ])
  const after = run('e')
  await settle()
  settlements[4]?.[0]()
  expect(await after).toBe('e')
})
