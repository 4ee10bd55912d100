// The app's status store, guarded: when it fails or hangs, that costs calls to Stream and no answers.

import type { StreamHandlerError } from '../http/failure.js'
import { startDeadline } from '../stream/deadline.js'
import { parseRecord, type StatusRecord, type StatusStore } from './status-store.js'

/** A store of records that are checked. It does not fail. */
export interface RecordStore {
  get(videoId: string): StatusRecord | undefined | Promise<StatusRecord | undefined>
  set(videoId: string, record: StatusRecord): void | Promise<void>
}

const TIME_LIMIT_MS = 2000

export function guardStore(store: StatusStore, report: (error: StreamHandlerError) => void): RecordStore {
  async function attempt(method: keyof StatusStore, task: () => unknown): Promise<unknown> {
    const deadline = startDeadline(TIME_LIMIT_MS)
    try {
      return await Promise.race([task(), deadline.expired])
    } catch (cause) {
      report({
        code: 'internal',
        message: `\`statusStore.${method}\` failed; \`cause\` is the error.`,
        cause,
      })
      return undefined
    } finally {
      deadline.stop()
    }
  }
  return {
    get: async (videoId) => parseRecord(await attempt('get', () => store.get(videoId))) ?? undefined,
    set: async (videoId, record) => void (await attempt('set', () => store.set(videoId, record))),
  }
}
