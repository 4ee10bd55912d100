import { forgetUploads } from 'react-stream-uploader'
import { expect, test, vi } from 'vitest'
import { systemClock } from '../../src/drivers/time/clock.js'

// A sign-out that waits for it hung.
test('a database that does not answer is told after five seconds', async () => {
  const silent = class extends EventTarget {}
  vi.stubGlobal('indexedDB', { open: () => new silent() })
  // By these the database's library knows what it wraps.
  const kinds = ['Request', 'Database', 'Transaction', 'ObjectStore', 'Index', 'Cursor']
  for (const kind of kinds) vi.stubGlobal(`IDB${kind}`, silent)
  const limits: number[] = []
  vi.spyOn(systemClock, 'after').mockImplementation((ms, run) => {
    limits.push(ms)
    queueMicrotask(run)
    return () => {}
  })
  await expect(forgetUploads()).rejects.toMatchObject({ error: { code: 'timeout' } })
  expect(limits).toEqual([5000])
})
