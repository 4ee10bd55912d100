import { setTimeout as sleep } from 'node:timers/promises'
import { openLane } from './lane.mjs'

const GiB = 1_073_741_824
/** Milliseconds of work after the last byte that counts as the upload's. */
const AFTERWARDS = 500

/**
 * Sends files by a contender; `ms` is `null` where not all of them arrive whole, or not within `limitMs`.
 * @returns `ms` from choosing until the last is done, `firstByte` until the first byte of a body is at the server, `task` milliseconds of the
 *   main thread per GiB, `processor` those in which it had a processor, `again` bytes that were sent more than once
 */
export async function sendFiles(
  bench,
  contender,
  files,
  { sha256, ready, limitMs = 120_000, ...conditions } = {},
) {
  const lane = await openLane(bench, contender, conditions)
  try {
    await lane.page.locator('#files').setInputFiles(files.map(({ path }) => path))
    await ready?.()
    const before = await lane.metrics()
    const late = sleep(limitMs, { ms: null, error: 'too late' }, { ref: false })
    const { startedAt, ms, error } = await Promise.race([lane.page.evaluate(() => window.upload()), late])
    await sleep(AFTERWARDS)
    const after = await lane.metrics()
    const bytes = files.reduce((sum, { size }) => sum + size, 0)
    const perGiB = (name) => ((after[name] - before[name]) * 1000 * GiB) / bytes
    const isWhole = lane.uploads.whole(sha256) === files.length
    const { firstAt, bytes: arrived } = lane.uploads.arrived
    return {
      ms: isWhole ? ms : null,
      ...(error !== undefined && { error }),
      firstByte: firstAt === null ? null : firstAt - startedAt,
      task: perGiB('TaskDuration'),
      processor: perGiB('ThreadTime'),
      again: arrived - bytes,
    }
  } finally {
    await lane.close()
  }
}
