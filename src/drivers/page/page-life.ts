// The page's life: the question before leaving, the screen's wake lock, the return from a freeze.

import type { PageLife } from '../../core/contract/ports.js'

export function createPageLife(): PageLife {
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
    onReturn(listener) {
      if (typeof document === 'undefined') return () => {}
      const onPageShow = ({ persisted }: PageTransitionEvent): void => {
        if (persisted) listener()
      }
      globalThis.addEventListener('pageshow', onPageShow)
      // Chromium freezes pages in the background, and fires this event when they resume.
      document.addEventListener('resume', listener)
      return () => {
        globalThis.removeEventListener('pageshow', onPageShow)
        document.removeEventListener('resume', listener)
      }
    },
  }
}
