// Keeps the page open and the screen on while files are uploading.

import type { Settings } from '../contract/options.js'
import type { PageLife } from '../contract/ports.js'

export function createPageGuard(page: PageLife) {
  let isGuarded = false
  let isAwake = false

  /** Tells the page changes only: each progress event would request the screen lock again. */
  function hold(leaving: boolean, awake: boolean): void {
    if (leaving !== isGuarded) page.guardLeaving(leaving)
    if (awake !== isAwake) page.keepAwake(awake)
    isGuarded = leaving
    isAwake = awake
  }

  return {
    /** `isMoving`: files are uploading or queued. Encoding continues without the page. */
    update: (isMoving: boolean, isOnline: boolean, { confirmLeaving, keepAwake }: Settings): void =>
      hold(isMoving && confirmLeaving, isMoving && keepAwake && isOnline),
    release: (): void => hold(false, false),
  }
}
