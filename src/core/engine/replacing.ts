// A video that another takes the place of: it lies under it, and is back if that one is cancelled or fails for good.

import type { TransitionListener } from '../contract/transition-listener.js'
import type { UploadList } from '../list/upload-list.js'
import type { Upload, UploadId } from '../model/upload.js'
import { isWithdrawn } from '../model/upload-facts.js'
import { type EngineMessage, eventFor } from './engine-message.js'

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
export function takePlace(list: UploadList, id: UploadId, place: UploadId): readonly EngineMessage[] {
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
