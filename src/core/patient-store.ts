import type { Clock } from './ports.js'
import type { SessionStore } from './session-ports.js'

/** Milliseconds after which a database that does not answer counts as none: browsers have had ones that never do. */
const PATIENCE = 3000

/** A store that always answers, and soon: uploads wait for what it says. */
export function createPatientStore(store: SessionStore, clock: Clock): SessionStore {
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

  return {
    load: () => within(store.load(), []),
    read: (id) => within(store.read(id), null),
    save: (record) => within(store.save(record), undefined),
    forget: (id) => within(store.forget(id), undefined),
  }
}
