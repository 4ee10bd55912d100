// What makes way for a file or link that the rules have accepted, and comes back if it is cancelled or fails for good.

import type { Settings } from '../contract/options.js'
import type { TransitionListener } from '../contract/transition-listener.js'
import { isReplacedBy } from '../list/places.js'
import type { UploadList } from '../list/upload-list.js'
import { statusTraits } from '../model/status-traits.js'
import type { Upload, UploadId, UploadIn } from '../model/upload.js'
import { isWithdrawn, videoIdentityOf, wasThere } from '../model/upload-facts.js'
import { type EngineMessage, eventFor } from './engine-message.js'

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

export interface Replacing {
  /** The file is to take the place of this row once the rules accept it. */
  choose(id: UploadId, place: UploadId): void
  /** The row that it was chosen for, while it is judged. */
  placeOf(id: UploadId): UploadId | undefined
  readonly transitioned: TransitionListener
}

export function createReplacing(
  list: UploadList,
  post: (messages: readonly EngineMessage[]) => void,
): Replacing {
  const chosen = new Map<UploadId, UploadId>()

  function bringBack(replaced: Upload, next: Upload | null): void {
    const { id } = replaced
    // A reset may have brought it back before.
    if (list.get(id) === undefined) {
      post([{ kind: 'added', id, upload: replaced }])
      if (next !== null) post([{ kind: 'ordered', ids: [id, next.id] }])
    }
    if (next?.status === 'cancelled') post([{ kind: 'removed', id: next.id }])
  }

  return {
    choose: (id, place) => void chosen.set(id, place),
    placeOf: (id) => chosen.get(id),
    transitioned(next, previous, id) {
      const place = chosen.get(id)
      if (next === null || next.status === 'queued') chosen.delete(id)
      if (next?.status === 'queued' && place !== undefined) post(takePlace(list, id, place))
      const replaced = previous?.replaces
      if (replaced === undefined || previous === null || stands(previous) === stands(next)) return
      if (!stands(next)) bringBack(replaced, next)
      else
        post([
          { kind: 'ordered', ids: [id, replaced.id] },
          { kind: 'hidden', id: replaced.id },
        ])
    },
  }
}

/** Nothing, if the row has gone meanwhile. */
function takePlace(list: UploadList, id: UploadId, place: UploadId): readonly EngineMessage[] {
  const row = list.get(place)
  if (row === undefined || isWithdrawn(row)) return []
  return [
    eventFor(id, { type: 'tookPlace', of: row }),
    { kind: 'ordered', ids: [id, place] },
    { kind: 'hidden', id: place },
  ]
}

function stands(upload: Upload | null): boolean {
  return upload !== null && upload.status !== 'cancelled' && upload.status !== 'removing'
}
