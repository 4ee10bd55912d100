import type { PageLife } from './ports.js'
import { hasBytesToSend, type UploaderState } from './queue.js'
import type { Settings } from './settings.js'

/** Keeps the page open and the screen on while it matters. */
export interface PageGuard {
  update(state: UploaderState, settings: Settings): void
  letGo(): void
}

export function createPageGuard(page: PageLife): PageGuard {
  let isGuarded = false
  let isAwake = false

  /** The page is told only of what changes: a lock that is asked for with each progress would be granted again and again. */
  function hold(leaving: boolean, awake: boolean): void {
    if (leaving !== isGuarded) page.guardLeaving(leaving)
    if (awake !== isAwake) page.keepAwake(awake)
    isGuarded = leaving
    isAwake = awake
  }

  return {
    update(state, { confirmLeaving, keepAwake }) {
      const isMoving = hasBytesToSend(state)
      hold(isMoving && confirmLeaving, isMoving && keepAwake && state.isOnline)
    },
    letGo: () => hold(false, false),
  }
}
