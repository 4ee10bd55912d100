import type { Settings } from '../contract/options.js'
import type { PageLife } from '../contract/ports.js'
import type { UploaderState } from '../model/uploader-state.js'
import { hasBytesToSend } from './queue.js'

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
