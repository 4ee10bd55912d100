// A store that always answers in time, because uploads wait for it. Many changes share one transaction.

import type { Clock } from '../contract/ports.js'
import type { Forgotten, SessionStore, Stored } from '../contract/session-ports.js'
import type { SessionRecord } from '../model/stored-upload.js'
import type { UploadId } from '../model/upload.js'
import { withTimeLimit } from '../transfer/time-limit.js'

/** Milliseconds after which a silent database counts as missing: some browsers have had ones that never answer. */
const TIME_LIMIT = 3000
/** Changes in one transaction: cloning more would block the page. */
const AT_ONCE = 100
/** Transactions under way. A tab that is killed loses what the database does not have, so few changes never wait. */
const IN_FLIGHT = 16

export type TimeLimitedStore = ReturnType<typeof createTimeLimitedStore>

interface Change {
  readonly saved?: SessionRecord
  readonly forgotten?: Forgotten
  readonly settle: (isDone: boolean) => void
}

export function createTimeLimitedStore(store: SessionStore, clock: Clock) {
  const waiting: Change[] = []
  let writing = 0

  function within<T, F>(asked: Promise<T>, fallback: F): Promise<T | F> {
    return withTimeLimit(TIME_LIMIT, clock, () => asked).catch(() => fallback)
  }

  function write(changes: readonly Change[]): Promise<'done' | 'refused' | 'silent'> {
    const saved = changes.flatMap((each) => each.saved ?? [])
    const forgotten = changes.flatMap((each) => each.forgotten ?? [])
    const written = store.write({ saved, forgotten }).then(
      () => 'done' as const,
      () => 'refused' as const,
    )
    return within(written, 'silent')
  }

  /** Changes that come while many transactions are under way share the next one. */
  async function writeWaiting(): Promise<void> {
    if (writing === IN_FLIGHT) return
    writing += 1
    while (waiting.length > 0) {
      const changes = waiting.splice(0, AT_ONCE)
      const outcome = await write(changes)
      // One record that cannot be stored must not cost the others, so each is written alone.
      const isRetriedAlone = outcome === 'refused' && changes.length > 1
      for (const each of changes) {
        each.settle((isRetriedAlone ? await write([each]) : outcome) === 'done')
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
    load: (): Promise<readonly SessionRecord[]> => within(store.load(), []),
    /** `otherwise` if the database does not answer, which does not mean that there is no record. */
    read: (id: UploadId, otherwise: SessionRecord | null): Promise<Stored | null> =>
      within(store.read(id), otherwise),
    /** Whether the record is known to be stored. */
    save: (record: SessionRecord): Promise<boolean> => change({ saved: record }),
    forget: (id: UploadId, end: Forgotten['end'] = null): Promise<boolean> =>
      change({ forgotten: { id, end } }),
  }
}
