// A time limit for a promise. All time limits in the browser use this one.

import type { Clock } from '../contract/ports.js'
import { UploadFailure } from '../model/upload-error.js'

/** Ends a request in time, even if it ignores its signal. `ended` aborts it earlier. @throws UploadFailure `timeout` */
export async function withTimeLimit<T>(
  ms: number,
  clock: Clock,
  run: (signal: AbortSignal) => Promise<T>,
  ended?: AbortSignal,
): Promise<T> {
  const controller = new AbortController()
  const end = (): void => controller.abort()
  if (ended?.aborted) end()
  ended?.addEventListener('abort', end)
  let callOff = (): void => {}
  const limit = new Promise<never>((_, reject) => {
    callOff = clock.after(ms, () => {
      reject(new UploadFailure('timeout'))
      end()
    })
  })
  try {
    return await Promise.race([run(controller.signal), limit])
  } finally {
    callOff()
    ended?.removeEventListener('abort', end)
  }
}
