import type { Clock } from '../../src/core/contract/ports.js'
import type { SessionPorts } from '../../src/core/contract/session-ports.js'
import type { VirtualTime } from './virtual-time.js'

/** Lets one tab stand still: what would run in it waits. */
export interface Freezer {
  readonly isFrozen: boolean
  freeze(isDeaf: boolean): void
  /** What has waited runs, in tasks of their own. */
  thaw(timersFirst: boolean): void
  /** Runs it now, or once the tab is no longer frozen. */
  run(kind: 'timer' | 'message' | 'answer', task: () => void): void
  /** Settles when the promise does, but not while the tab is frozen. */
  held<T>(promise: Promise<T>): Promise<T>
}

type Waiting = readonly [kind: 'timer' | 'message' | 'answer', task: () => void]

export function createFreezer(time: VirtualTime): Freezer {
  let waiting: readonly Waiting[] = []
  let isFrozen = false
  let isDeaf = false
  /** Tasks that have waited, and have not run yet. */
  let thawing = 0

  function hold(...each: Waiting): void {
    if (each[0] !== 'message' || !isDeaf) waiting = [...waiting, each]
  }

  function run(...each: Waiting): void {
    // What comes later overtakes nothing: "offline" is not heard after "online". Nor if it is frozen again meanwhile.
    if (thawing > 0) time.after(0, () => run(...each))
    else if (isFrozen) hold(...each)
    else each[1]()
  }

  function runThawed(...each: Waiting): void {
    thawing -= 1
    if (isFrozen) hold(...each)
    else each[1]()
  }

  return {
    get isFrozen() {
      return isFrozen
    },
    freeze(willBeDeaf) {
      isDeaf = willBeDeaf
      isFrozen = true
    },
    thaw(timersFirst) {
      isFrozen = false
      const isEarly = ([kind]: Waiting): boolean => !timersFirst || kind === 'timer'
      const early = waiting.filter(isEarly)
      const late = waiting.filter((each) => !isEarly(each))
      waiting = []
      thawing += early.length + late.length
      for (const each of [...early, ...late]) time.after(0, () => runThawed(...each))
    },
    run,
    held: (promise) =>
      new Promise((resolve, reject) => {
        promise.then(
          (value) => run('answer', () => resolve(value)),
          (thrown: unknown) => run('answer', () => reject(thrown)),
        )
      }),
  }
}

/** The clock of a tab that may be frozen. */
export function frozenClock(clock: Clock, freezer: Freezer): Clock {
  return {
    ...clock,
    after(ms, run) {
      let isOff = false
      const callOff = clock.after(ms, () => freezer.run('timer', () => isOff || run()))
      return () => {
        isOff = true
        callOff()
      }
    },
  }
}

/** What a browser answers to a tab that may be frozen. */
export function frozenPorts({ store, tabs, files }: SessionPorts, { run, held }: Freezer): SessionPorts {
  return {
    files,
    store: {
      load: () => held(store.load()),
      read: (id) => held(store.read(id)),
      write: (changes) => held(store.write(changes)),
    },
    tabs: {
      ...tabs,
      claim: (id) => held(tabs.claim(id)),
      held: () => held(tabs.held()),
      free: (id, signal) => held(tabs.free(id, signal)),
      hear: (listener) => tabs.hear((news) => run('message', () => listener(news))),
    },
  }
}
