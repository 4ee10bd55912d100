import type { Clock } from '../contract/ports.js'
import type { SessionStore } from '../contract/session-ports.js'
import type { SessionRecord } from '../model/stored-upload.js'
import type { UploadId } from '../model/upload.js'

/** Milliseconds after which a database that does not answer counts as none: browsers have had ones that never do. */
const PATIENCE = 3000

/** A store that always answers, and soon: uploads wait for what it says. */
export interface TimeLimitedStore {
  load(): Promise<readonly SessionRecord[]>
  /** @param otherwise what counts where the database does not say: that is not the same as nothing */
  read(id: UploadId, otherwise: SessionRecord | null): Promise<SessionRecord | null>
  /** Whether it is known to be kept. */
  save(record: SessionRecord): Promise<boolean>
  /** Whether it is known to be gone. */
  forget(id: UploadId): Promise<boolean>
}

export function createTimeLimitedStore(store: SessionStore, clock: Clock): TimeLimitedStore {
  function within<T>(asked: Promise<T>, fallback: T): Promise<T> {
    return new Promise((resolve) => {
      const callOff = clock.after(PATIENCE, () => resolve(fallback))
      const answer = (value: T): void => {
        callOff()
        resolve(value)
      }
      asked.then(answer, () => answer(fallback))
    })
  }

  const isDone = (operation: Promise<void>): Promise<boolean> =>
    within(
      operation.then(() => true),
      false,
    )

  return {
    load: () => within(store.load(), []),
    read: (id, otherwise) => within(store.read(id), otherwise),
    save: (record) => isDone(store.save(record)),
    forget: (id) => isDone(store.forget(id)),
  }
}
