// The page around the uploads: its connection, its going and its return, the question before leaving, the screen.

import type { Settings } from '../contract/options.js'
import type { PageLife, PageListener, Ports } from '../contract/ports.js'

/** Listens from `watch` to `leave`. */
export function createEnvironment(
  { connectivity, pageLife }: Pick<Ports, 'connectivity' | 'pageLife'>,
  hear: PageListener & { connectionChanged(): void },
) {
  let leaves: readonly (() => void)[] | null = null
  return {
    watch(): void {
      if (leaves !== null) return
      leaves = [
        connectivity.subscribe(hear.connectionChanged),
        pageLife.watch({
          returned() {
            hear.connectionChanged()
            hear.returned()
          },
          stayed: hear.stayed,
        }),
      ]
      hear.connectionChanged()
    },
    leave(): void {
      leaves?.forEach((leave) => leave())
      leaves = null
    },
  }
}

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
