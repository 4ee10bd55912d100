import { expect, test, vi } from 'vitest'
import { nextTask } from '../../../src/drivers/time/next-task.js'

async function manyPromises(): Promise<void> {
  for (let turn = 0; turn < 100; turn++) await Promise.resolve()
}

test('goes on once the promises of this task have settled', async () => {
  let isOver = false
  const waited = nextTask().then(() => {
    isOver = true
  })
  await manyPromises()
  expect(isOver).toBe(false)
  await waited
})

test('goes on at once where there are no channels', async () => {
  vi.stubGlobal('MessageChannel', undefined)
  let isOver = false
  void nextTask().then(() => {
    isOver = true
  })
  await manyPromises()
  expect(isOver).toBe(true)
})
