// Records in IndexedDB, which can store a `FileSystemFileHandle`.

import { type DBSchema, type IDBPDatabase, openDB, unwrap } from 'idb'
import type { SessionStore } from '../../core/contract/session-ports.js'
import type { SessionRecord } from '../../core/model/stored-upload.js'
import { encodeRecord, parseRecord } from '../../core/sessions/record-codec.js'

interface Schema extends DBSchema {
  sessions: { key: string; value: object; indexes: { scope: string } }
}

/** What is read is parsed: another version may have written it. `scope` separates endpoints, and people. */
export function createSessionStore(scope: string): SessionStore {
  let opening: Promise<IDBPDatabase<Schema>> | null = null

  function forget(): void {
    opening = null
  }

  function open(): Promise<IDBPDatabase<Schema>> {
    opening ??= openDB<Schema>('react-stream-uploader', 1, {
      upgrade: (database) =>
        database.createObjectStore('sessions', { keyPath: 'id' }).createIndex('scope', 'scope'),
      // For a newer version of this library in another tab, or by the browser: the next call opens it again.
      blocking(_, __, event) {
        forget()
        const database = event.target as IDBDatabase
        database.close()
      },
      terminated: forget,
    })
    opening.catch(forget)
    return opening
  }

  return {
    async load() {
      const stored = await (await open()).getAllFromIndex('sessions', 'scope', scope)
      return stored.map(parseRecord).filter((record): record is SessionRecord => record !== null)
    },
    async read(id) {
      return parseRecord(await (await open()).get('sessions', id))
    },
    async write({ saved, forgotten }) {
      const transaction = (await open()).transaction('sessions', 'readwrite')
      // Unwrapped: a promise for each of a thousand records would cost more than storing it.
      const store = unwrap(transaction.store)
      for (const record of saved) store.put({ ...encodeRecord(record), scope })
      for (const id of forgotten) store.delete(id)
      await transaction.done
    },
  }
}
