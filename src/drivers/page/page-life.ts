// The page's life: the question before leaving, the screen's wake lock, going away and coming back.

import type { Clock, PageLife } from '../../core/contract/ports.js'

/** Milliseconds for which a page that may be left, and has not gone, counts as leaving. */
const DEPARTURE = 3000

export function createPageLife(clock: Clock): PageLife {
  let isLeaving = false
  let wakeLock: Promise<WakeLockSentinel | null> | null = null

  function askBeforeLeaving(event: BeforeUnloadEvent): void {
    event.preventDefault()
    // Chrome and Edge before 119 ask only for this.
    event.returnValue = true
  }

  /** Browsers release the lock of a page that is hidden, and refuse it when the battery is low. */
  function lockWhileVisible(): void {
    if (document.visibilityState !== 'visible') return
    wakeLock = navigator.wakeLock?.request('screen').catch(() => null) ?? null
  }

  return {
    guardLeaving(isGuarded) {
      if (isGuarded) globalThis.addEventListener?.('beforeunload', askBeforeLeaving)
      else globalThis.removeEventListener?.('beforeunload', askBeforeLeaving)
    },
    keepAwake(isAwake) {
      if (typeof document === 'undefined') return
      document.removeEventListener('visibilitychange', lockWhileVisible)
      void wakeLock?.then((lock) => lock?.release())
      wakeLock = null
      if (!isAwake) return
      document.addEventListener('visibilitychange', lockWhileVisible)
      lockWhileVisible()
    },
    isLeaving: () => isLeaving,
    watch({ returned, stayed }) {
      if (typeof document === 'undefined') return () => {}
      let callOff = (): void => {}

      /** Nothing tells that a page is not left after all: the person said so, or the link was a download. */
      function mayLeave(): void {
        away()
        // While the question is open nothing runs, and a timer that began before it would be over with the answer.
        callOff = clock.after(0, () => {
          callOff = clock.after(DEPARTURE, () => {
            isLeaving = false
            stayed()
          })
        })
      }

      function away(): void {
        callOff()
        isLeaving = true
      }

      function back(): void {
        callOff()
        isLeaving = false
        returned()
      }

      const onPageShow = ({ persisted }: PageTransitionEvent): void => {
        if (persisted) back()
      }
      globalThis.addEventListener('beforeunload', mayLeave)
      globalThis.addEventListener('pagehide', away)
      globalThis.addEventListener('pageshow', onPageShow)
      // Chromium freezes pages in the background, and resumes them.
      document.addEventListener('freeze', away)
      document.addEventListener('resume', back)
      return () => {
        callOff()
        isLeaving = false
        globalThis.removeEventListener('beforeunload', mayLeave)
        globalThis.removeEventListener('pagehide', away)
        globalThis.removeEventListener('pageshow', onPageShow)
        document.removeEventListener('freeze', away)
        document.removeEventListener('resume', back)
      }
    },
  }
}
