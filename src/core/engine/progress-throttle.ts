// A throttle for progress: only the latest of each upload is passed on, at most once per interval.

import type { Clock } from '../contract/ports.js'

/** Milliseconds. */
const INTERVAL = 120

export interface ProgressThrottle<K, V> {
  note(key: K, value: V): void
  /** Drops what was noted, because something newer has happened. */
  forget(key: K): void
  clear(): void
}

export function createProgressThrottle<K, V>(
  clock: Clock,
  flush: (latest: readonly (readonly [K, V])[]) => void,
): ProgressThrottle<K, V> {
  const latest = new Map<K, V>()
  let callOff: (() => void) | null = null

  function end(): void {
    callOff = null
    const noted = [...latest]
    latest.clear()
    if (noted.length > 0) flush(noted)
  }

  return {
    note(key, value) {
      latest.set(key, value)
      callOff ??= clock.after(INTERVAL, end)
    },
    forget: (key) => void latest.delete(key),
    clear() {
      latest.clear()
      callOff?.()
      callOff = null
    },
  }
}
