// Records in IndexedDB, which can store a `FileSystemFileHandle`.

import { type IDBPDatabase, unwrap } from 'idb'
import type { SessionStore } from '../../core/contract/session-ports.js'
import type { SessionRecord } from '../../core/model/stored-upload.js'
import { encodeRecord, parseRecord } from '../../core/sessions/record-codec.js'
import { parseEnd } from '../../core/sessions/tab-message.js'
import { ENDED, openDatabase, type Schema } from './database.js'

/** Milliseconds for which it is kept how an upload ended: a day, for tabs that sleep meanwhile. */
const END_LIFETIME = 24 * 60 * 60 * 1000

/** What is read is parsed: another version may have written it. `scope` separates endpoints, and people. */
export function createSessionStore(scope: string): SessionStore {
  let opening: Promise<IDBPDatabase<Schema>> | null = null

  function forget(): void {
    opening = null
  }

  function open(): Promise<IDBPDatabase<Schema>> {
    opening ??= openDatabase(forget)
    opening.catch(forget)
    return opening
  }

  async function deleteOldEnds(): Promise<void> {
    const { store, done } = (await open()).transaction('sessions', 'readwrite')
    for await (const { value, primaryKey } of store.index('scope').iterate(ENDED + scope)) {
      const endedAt = 'endedAt' in value ? Number(value.endedAt) : 0
      if (Math.abs(Date.now() - endedAt) > END_LIFETIME) await store.delete(primaryKey)
    }
    await done
  }

  return {
    async load() {
      const stored = await (await open()).getAllFromIndex('sessions', 'scope', scope)
      deleteOldEnds().catch(() => {})
      return stored.map(parseRecord).filter((record): record is SessionRecord => record !== null)
    },
    async read(id) {
      const stored = await (await open()).get('sessions', id)
      return parseRecord(stored) ?? parseEnd(stored)
    },
    async write({ saved, forgotten }) {
      const transaction = (await open()).transaction('sessions', 'readwrite')
      // Unwrapped: a promise for each of a thousand records would cost more than storing it.
      const store = unwrap(transaction.store)
      for (const record of saved) store.put({ ...encodeRecord(record), scope })
      for (const { id, end } of forgotten) {
        if (end === null) store.delete(id)
        else store.put({ id, end, endedAt: Date.now(), scope: ENDED + scope })
      }
      await transaction.done
    },
  }
}
