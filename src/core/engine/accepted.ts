// What makes way for a file or link that the rules have accepted.

import type { Settings } from '../contract/options.js'
import type { TransitionListener } from '../contract/transition-listener.js'
import type { UploadList } from '../list/upload-list.js'
import { statusTraits } from '../model/status-traits.js'
import type { UploadIn } from '../model/upload.js'
import { videoIdentityOf } from '../model/upload-facts.js'
import { type EngineMessage, eventFor } from './engine-message.js'

export function createMakingWay(
  list: UploadList,
  settings: () => Settings,
  post: (messages: readonly EngineMessage[]) => void,
): TransitionListener {
  /** With `duplicates: 'replace'` an accepted file ends the earlier uploads of the same file. */
  function replaceDuplicates(accepted: UploadIn<'queued'>): void {
    if (settings().duplicates !== 'replace') return
    for (const id of list.duplicatesBefore(accepted.id, videoIdentityOf(accepted))) {
      post([eventFor(id, { type: 'cancel' }), { kind: 'removed', id }])
    }
  }

  /** What a person removed may come back while there is room. Who adds another file has decided. */
  function endRemovals(): void {
    const { maxFiles = Infinity } = settings()
    const comingBack = list.removed().filter(({ before }) => statusTraits[before.status].takesPlace)
    const excess = Math.max(0, list.countPlaces() + comingBack.length - maxFiles)
    post(comingBack.slice(0, excess).map(({ id }) => ({ kind: 'removed', id })))
  }

  return (next, previous) => {
    if (previous?.status !== 'validating' || next?.status !== 'queued') return
    replaceDuplicates(next)
    endRemovals()
  }
}
