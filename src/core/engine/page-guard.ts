// Keeps the page open and the screen on while bytes are under way.

import type { Settings } from '../contract/options.js'
import type { PageLife } from '../contract/ports.js'

export interface PageGuard {
  /** @param isMoving whether bytes are under way, or wait for their turn. Encoding goes on without the page */
  update(isMoving: boolean, isOnline: boolean, settings: Settings): void
  release(): void
}

export function createPageGuard(page: PageLife): PageGuard {
  let isGuarded = false
  let isAwake = false

  /** The page is told only of changes: a lock that is asked for at each progress would be granted again and again. */
  function hold(leaving: boolean, awake: boolean): void {
    if (leaving !== isGuarded) page.guardLeaving(leaving)
    if (awake !== isAwake) page.keepAwake(awake)
    isGuarded = leaving
    isAwake = awake
  }

  return {
    update: (isMoving, isOnline, { confirmLeaving, keepAwake }) =>
      hold(isMoving && confirmLeaving, isMoving && keepAwake && isOnline),
    release: () => hold(false, false),
  }
}
