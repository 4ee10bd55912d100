// Lets creations through: all at once, or one at a time after a rest while there is no room for more videos.

import type { Clock } from '../contract/ports.js'
import { isBusy, type UploadError, uploadErrorOf } from '../model/upload-error.js'

/** One for all uploads: what one of them was told holds for the others. */
export interface CreationGate {
  /**
   * Runs a creation when it may be sent.
   * @param held called with the refusal of another one, if this one has to wait
   * @throws the signal's reason if it aborts before that; nothing is created then
   */
  pass<T>(create: () => Promise<T>, signal: AbortSignal, held: (refusal: UploadError) => void): Promise<T>
  /** Ends the rest: the first that waits is sent now. */
  tryNow(): void
}

/** The rests in milliseconds after refusals in a row, give or take a half. */
const RESTS = [2000, 4000, 8000, 15_000, 30_000] as const
/** Milliseconds. The longest rest that a server can ask for: then one creation asks again. */
const LONGEST_REST = 3_600_000
/** Creations in a row that pass before several are sent at a time again. */
const ENOUGH = 3

export function createCreationGate({ now, after, random }: Clock): CreationGate {
  const waiting = new Set<() => void>()
  /** The last refusal, while one is sent at a time. */
  let refusal: UploadError | null = null
  let refusals = 0
  let passes = 0
  let underWay = 0
  /** Milliseconds since the epoch. */
  let restsUntil = 0
  let endRest: (() => void) | null = null

  function admit(): void {
    for (const go of waiting) {
      if (endRest !== null || (refusal !== null && underWay > 0)) return
      underWay += 1
      waiting.delete(go)
      go()
    }
  }

  function rest(ms: number): void {
    const until = Math.max(now() + ms, endRest === null ? 0 : restsUntil)
    endRest?.()
    restsUntil = until
    const callOff = after(until - now(), () => {
      endRest = null
      admit()
    })
    endRest = () => {
      callOff()
      endRest = null
    }
  }

  function turn(signal: AbortSignal, held: (refusal: UploadError) => void): Promise<void> {
    return new Promise((resolve, reject) => {
      const leave = (): void => {
        waiting.delete(go)
        reject(signal.reason)
      }
      const go = (): void => {
        signal.removeEventListener('abort', leave)
        resolve()
      }
      if (signal.aborted) return leave()
      signal.addEventListener('abort', leave)
      waiting.add(go)
      admit()
      if (refusal !== null && waiting.has(go)) held(refusal)
    })
  }

  function refused(error: UploadError): void {
    const isTold = endRest !== null
    refusal = error
    passes = 0
    // Others that were under way at the same time say the same again, and count once.
    if (isTold && error.retryAfter === null) return
    if (!isTold) refusals += 1
    const own = (RESTS[refusals - 1] ?? RESTS[RESTS.length - 1] ?? 0) * (0.5 + random())
    rest(Math.min(Math.max(error.retryAfter ?? 0, own), LONGEST_REST))
  }

  function passed(): void {
    refusals = 0
    passes += 1
    if (passes >= ENOUGH) refusal = null
  }

  return {
    async pass(create, signal, held) {
      await turn(signal, held)
      try {
        signal.throwIfAborted()
        const made = await create()
        passed()
        return made
      } catch (thrown) {
        const error = uploadErrorOf(thrown)
        if (isBusy(error)) refused(error)
        throw thrown
      } finally {
        underWay -= 1
        admit()
      }
    },
    tryNow() {
      endRest?.()
      admit()
    },
  }
}
