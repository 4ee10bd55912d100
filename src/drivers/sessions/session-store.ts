// Records in IndexedDB, which can store a `FileSystemFileHandle`.

import { unwrap } from 'idb'
import type { SessionStore } from '../../core/contract/session-ports.js'
import type { SessionRecord } from '../../core/model/stored-upload.js'
import { encodeRecord, parseRecord } from '../../core/sessions/record-codec.js'
import { parseEnd } from '../../core/sessions/tab-message.js'
import { ENDED, withDatabase } from './database.js'
import { pageFiles, storableHandle } from './page-files.js'

/** Milliseconds for which it is kept how an upload ended: a day, for tabs that sleep meanwhile. */
const END_LIFETIME = 24 * 60 * 60 * 1000

/** What is read is parsed: another version may have written it. `scope` separates endpoints, and people. */
export function createSessionStore(scope: string): SessionStore {
  const files = pageFiles(scope)

  function recordIn(stored: unknown): SessionRecord | null {
    const record = parseRecord(stored)
    if (record === null || !('file' in record) || record.handle !== null) return record
    return { ...record, handle: files.get(record.id) ?? null }
  }

  function encode(record: SessionRecord): object {
    const plain = { ...encodeRecord(record), scope }
    return 'file' in record ? { ...plain, handle: storableHandle(record.handle) } : plain
  }

  function deleteOldEnds(): Promise<void> {
    return withDatabase(async (database) => {
      const { store, done } = database.transaction('sessions', 'readwrite')
      for await (const { value, primaryKey } of store.index('scope').iterate(ENDED + scope)) {
        const endedAt = 'endedAt' in value ? Number(value.endedAt) : 0
        if (Math.abs(Date.now() - endedAt) > END_LIFETIME) await store.delete(primaryKey)
      }
      await done
    })
  }

  return {
    async load() {
      const stored = await withDatabase((database) => database.getAllFromIndex('sessions', 'scope', scope))
      deleteOldEnds().catch(() => {})
      const records = stored.map(recordIn).filter((record): record is SessionRecord => record !== null)
      const known = new Set(records.map(({ id }) => id))
      // Another tab may have sent what was left here.
      for (const id of files.keys()) if (!known.has(id)) files.delete(id)
      return records
    },
    async read(id) {
      const stored = await withDatabase((database) => database.get('sessions', id))
      return recordIn(stored) ?? parseEnd(stored)
    },
    write: ({ saved, forgotten }) =>
      withDatabase(async (database) => {
        for (const { id } of forgotten) files.delete(id)
        const transaction = database.transaction('sessions', 'readwrite')
        // Unwrapped: a promise for each of a thousand records would cost more than storing it.
        const store = unwrap(transaction.store)
        for (const record of saved) store.put(encode(record))
        for (const { id, end } of forgotten) {
          if (end === null) store.delete(id)
          else store.put({ id, end, endedAt: Date.now(), scope: ENDED + scope })
        }
        await transaction.done
      }),
  }
}
