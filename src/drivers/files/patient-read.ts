// Reads that wait while a file cannot be read: a scanner, a sync client or a sleeping disk holds it for a moment.

import type { Clock } from '../../core/contract/ports.js'

/** Milliseconds before each other try: seven and a half seconds in all. */
const WAITS = [50, 100, 200, 400, 800, 1000, 1000, 1000, 1000, 1000, 1000] as const
/** How many there are after another read was given up just now: a disk that is gone has many files. */
const FEW = 2
const JUST_NOW = 15_000

export type PatientRead = <T>(read: () => Promise<T>) => Promise<T>

/** What it returns throws what the last try threw. Only what a browser says of a file is tried again. */
export function createPatientRead(clock: Clock): PatientRead {
  /** Milliseconds since the epoch. */
  let givenUpAt = -Infinity

  return async (read) => {
    const isHopeless = Math.abs(clock.now() - givenUpAt) < JUST_NOW
    for (const ms of isHopeless ? WAITS.slice(0, FEW) : WAITS) {
      try {
        return await read()
      } catch (thrown) {
        if (!isReadError(thrown)) throw thrown
        await new Promise<void>((resolve) => void clock.after(ms, resolve))
      }
    }
    try {
      return await read()
    } catch (thrown) {
      if (isReadError(thrown)) givenUpAt = clock.now()
      throw thrown
    }
  }
}

/** @see https://www.w3.org/TR/FileAPI/#dfn-error-codes */
function isReadError(thrown: unknown): boolean {
  return thrown instanceof DOMException && thrown.name !== 'AbortError'
}
