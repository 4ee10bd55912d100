// A store that always answers, and soon: uploads wait for what it says. Many changes go into one transaction.

import type { Clock } from '../contract/ports.js'
import type { SessionStore } from '../contract/session-ports.js'
import type { SessionRecord } from '../model/stored-upload.js'
import type { UploadId } from '../model/upload.js'
import { withTimeLimit } from '../transfer/time-limit.js'
import { withFallback } from './with-fallback.js'

/** Milliseconds after which a database that does not answer counts as none: browsers have had ones that never do. */
const PATIENCE = 3000
/** Changes in one transaction: more would hold the page up while they are cloned. */
const AT_ONCE = 100
/** Transactions under way. A tab that is killed loses what it has not given to the database, so few changes never wait. */
const IN_FLIGHT = 16

export interface TimeLimitedStore {
  load(): Promise<readonly SessionRecord[]>
  /** @param otherwise what counts if the database does not say: that is not the same as nothing */
  read(id: UploadId, otherwise: SessionRecord | null): Promise<SessionRecord | null>
  /** Whether it is known to be kept. */
  save(record: SessionRecord): Promise<boolean>
  /** Whether it is known to be gone. */
  forget(id: UploadId): Promise<boolean>
}

interface Change {
  readonly saved?: SessionRecord
  readonly forgotten?: UploadId
  readonly settle: (isDone: boolean) => void
}

export function createTimeLimitedStore(store: SessionStore, clock: Clock): TimeLimitedStore {
  const waiting: Change[] = []
  let writing = 0

  const within = <T, F>(asked: Promise<T>, fallback: F): Promise<T | F> =>
    withFallback<T | F>(
      withTimeLimit(PATIENCE, clock, () => asked),
      fallback,
    )

  function write(changes: readonly Change[]): Promise<'done' | 'refused' | 'silent'> {
    const written = store.write({
      saved: changes.flatMap(({ saved }) => saved ?? []),
      forgotten: changes.flatMap(({ forgotten }) => forgotten ?? []),
    })
    return within(
      written.then(
        () => 'done',
        () => 'refused',
      ),
      'silent',
    )
  }

  /** A few changes are given to the database at once; what comes while many are under way goes together. */
  async function writeWaiting(): Promise<void> {
    if (writing === IN_FLIGHT) return
    writing += 1
    while (waiting.length > 0) {
      const changes = waiting.splice(0, AT_ONCE)
      const outcome = await write(changes)
      // One record that cannot be kept must not cost the others.
      const isEachOnItsOwn = outcome === 'refused' && changes.length > 1
      for (const each of changes) {
        each.settle((isEachOnItsOwn ? await write([each]) : outcome) === 'done')
      }
    }
    writing -= 1
  }

  function change(wanted: Omit<Change, 'settle'>): Promise<boolean> {
    return new Promise((settle) => {
      waiting.push({ ...wanted, settle })
      void writeWaiting()
    })
  }

  return {
    load: () => within(store.load(), []),
    read: (id, otherwise) => within(store.read(id), otherwise),
    save: (record) => change({ saved: record }),
    forget: (id) => change({ forgotten: id }),
  }
}
