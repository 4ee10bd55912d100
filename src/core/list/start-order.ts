// Which of the waiting uploads come first: by their place in the list, whenever they began to wait.

import type { UploadId } from '../model/upload.js'

interface Entry {
  readonly id: UploadId
  readonly place: number
}

export interface StartOrder {
  add(id: UploadId, place: number): void
  remove(id: UploadId): void
  /** The first of them, in order, at most so many. */
  first(count: number): readonly UploadId[]
}

export function createStartOrder(): StartOrder {
  const waiting = new Set<UploadId>()
  /** By place. Those that were removed stay until the head has passed them. */
  let order: Entry[] = []
  const inOrder = new Set<UploadId>()
  let head = 0

  /** New uploads come last. One that waits again has its old place, found by halving. */
  function positionFor(place: number): number {
    let low = head
    let high = order.length
    while (low < high) {
      const middle = (low + high) >> 1
      if ((order[middle]?.place ?? place) < place) low = middle + 1
      else high = middle
    }
    return low
  }

  function passRemoved(): void {
    for (let entry = order[head]; entry !== undefined && !waiting.has(entry.id); entry = order[head]) {
      inOrder.delete(entry.id)
      head += 1
    }
    if (head * 2 > order.length) {
      order = order.slice(head)
      head = 0
    }
  }

  return {
    add(id, place) {
      waiting.add(id)
      if (inOrder.has(id)) return
      inOrder.add(id)
      order.splice(positionFor(place), 0, { id, place })
    },
    remove: (id) => void waiting.delete(id),
    first(count) {
      passRemoved()
      const found: UploadId[] = []
      for (let at = head; found.length < Math.min(count, waiting.size); at++) {
        const id = order[at]?.id
        if (id !== undefined && waiting.has(id)) found.push(id)
      }
      return found
    },
  }
}
