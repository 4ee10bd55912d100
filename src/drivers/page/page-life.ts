import type { PageLife } from '../../core/contract/ports.js'

/** The page around the uploads: what would end them, and what only interrupts them. */
export function createPageLife(): PageLife {
  let wakeLock: Promise<WakeLockSentinel | null> | null = null

  function askBeforeLeaving(event: BeforeUnloadEvent): void {
    event.preventDefault()
    // For Chrome and Edge before 119, which ask for this alone.
    event.returnValue = true
  }

  /** Browsers take the lock away from a page that is hidden, and refuse it to one that is on low battery. */
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
      // Chromium freezes pages in the background, and says so when they thaw.
      document.addEventListener('resume', listener)
      return () => {
        globalThis.removeEventListener('pageshow', onPageShow)
        document.removeEventListener('resume', listener)
      }
    },
  }
}
