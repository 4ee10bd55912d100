// The database of stored uploads, and the scopes that separate them.

import { type DBSchema, type IDBPDatabase, openDB } from 'idb'

export interface Schema extends DBSchema {
  sessions: {
    key: string
    value: object
    indexes: { scope: string }
  }
}

/** Separates the uploads of one endpoint, one person and one place on the page from those of others. */
export interface Scope {
  readonly endpoint: string
  /** `''` without a `resumeKey`. */
  readonly resumeKey: string
  /** Which of the uploaders of a page it is that have the endpoint and no key: 0 is the first. */
  readonly place: number
}

export function scopeName({ endpoint, resumeKey, place }: Scope): string {
  return JSON.stringify(place === 0 ? [endpoint, resumeKey] : [endpoint, resumeKey, place])
}

/** In the place of the scope's name: how uploads ended is not read with those that can go on. */
export const ENDED = 'ended '

/** The `resumeKey` in what `scopeName` made; `null` if it is something else. */
export function resumeKeyIn(name: string): string | null {
  try {
    const parsed: unknown = JSON.parse(name.startsWith(ENDED) ? name.slice(ENDED.length) : name)
    return Array.isArray(parsed) && typeof parsed[1] === 'string' ? parsed[1] : null
  } catch {
    return null
  }
}

/** Milliseconds after the last use, until the connection is closed. */
const IDLE = 1000

let shared: Promise<IDBPDatabase<Schema>> | null = null
let users = 0
let closing: ReturnType<typeof setTimeout> | undefined

/** All uploaders of the page share one connection, which is open only while it is used. */
export async function withDatabase<T>(run: (database: IDBPDatabase<Schema>) => Promise<T>): Promise<T> {
  clearTimeout(closing)
  users += 1
  try {
    shared ??= open()
    return await run(await shared)
  } finally {
    users -= 1
    if (users === 0) closing = setTimeout(close, IDLE)
  }
}

function open(): Promise<IDBPDatabase<Schema>> {
  const forget = (): void => {
    if (shared === opening) shared = null
  }
  const opening: Promise<IDBPDatabase<Schema>> = openDB<Schema>('react-stream-uploader', 1, {
    upgrade: (database) =>
      database.createObjectStore('sessions', { keyPath: 'id' }).createIndex('scope', 'scope'),
    // Another tab has a newer version of this library, or the browser closed the database: the next use opens it again.
    blocking(_, __, event) {
      forget()
      ;(event.target as IDBDatabase).close()
    },
    terminated: forget,
  })
  opening.catch(forget)
  return opening
}

function close(): void {
  const closed = shared
  shared = null
  closed?.then(
    (database) => database.close(),
    () => {},
  )
}
