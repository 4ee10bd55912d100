// What makes way for a file or link that the rules have accepted.

import type { Settings } from '../contract/options.js'
import type { TransitionListener } from '../contract/transition-listener.js'
import type { UploadList } from '../list/upload-list.js'
import { statusTraits } from '../model/status-traits.js'
import type { UploadId, UploadIn } from '../model/upload.js'
import { videoIdentityOf, wasThere } from '../model/upload-facts.js'
import { type EngineMessage, eventFor } from './engine-message.js'
import { isReplacedBy } from './places.js'
import { takePlace } from './replacing.js'

export function createMakingWay(
  list: UploadList,
  settings: () => Settings,
  post: (messages: readonly EngineMessage[]) => void,
): TransitionListener {
  /** Where there is one place, all others; with `duplicates: 'replace'` the earlier uploads of the same file. */
  function replacedBy(accepted: UploadIn<'queued'>): readonly UploadId[] {
    const { duplicates, maxFiles } = settings()
    if (maxFiles === 1) {
      const rivals = list.rivalsOf(accepted.id)
      return rivals.filter((rival) => isReplacedBy(accepted, rival)).map(({ id }) => id)
    }
    return duplicates === 'replace' ? list.duplicatesBefore(accepted.id, videoIdentityOf(accepted)) : []
  }

  function isThere(id: UploadId): boolean {
    const upload = list.get(id)
    return upload !== undefined && wasThere(upload)
  }

  function endReplaced(accepted: UploadIn<'queued'>): void {
    const rivals = replacedBy(accepted)
    // A video that was there comes back if this one does not arrive.
    const place = rivals.find(isThere)
    if (place !== undefined) post(takePlace(list, accepted.id, place))
    for (const id of rivals) {
      if (isThere(id)) post([{ kind: 'hidden', id }])
      else post([eventFor(id, { type: 'cancel' }), { kind: 'removed', id }])
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
    endReplaced(next)
    endRemovals()
  }
}
