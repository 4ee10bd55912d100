// Which of the waiting uploads start first: a binary heap, ordered by their place in the list.

import type { UploadId } from '../model/upload.js'

interface Entry {
  readonly id: UploadId
  readonly place: number
}

export interface StartOrder {
  add(id: UploadId, place: number): void
  /** At most so many of those that still wait, in order. */
  first(count: number): readonly UploadId[]
}

/**
 * @param isWaiting whether an upload that was added still waits; others are dropped when they reach the top
 */
export function createStartOrder(isWaiting: (id: UploadId) => boolean): StartOrder {
  const heap: Entry[] = []
  const known = new Set<UploadId>()

  const placeAt = (index: number): number => heap[index]?.place ?? Number.POSITIVE_INFINITY

  function swap(a: number, b: number): void {
    const [first, second] = [heap[a], heap[b]]
    if (first === undefined || second === undefined) return
    heap[a] = second
    heap[b] = first
  }

  function push(entry: Entry): void {
    let index = heap.push(entry) - 1
    while (index > 0) {
      const parent = (index - 1) >> 1
      if (placeAt(parent) <= entry.place) return
      swap(index, parent)
      index = parent
    }
  }

  function pop(): Entry | undefined {
    const top = heap[0]
    swap(0, heap.length - 1)
    heap.pop()
    for (let index = 0; ; ) {
      const left = index * 2 + 1
      const child = placeAt(left + 1) < placeAt(left) ? left + 1 : left
      if (placeAt(index) <= placeAt(child)) return top
      swap(index, child)
      index = child
    }
  }

  return {
    add(id, place) {
      if (known.has(id)) return
      known.add(id)
      push({ id, place })
    },
    first(count) {
      const found: Entry[] = []
      while (found.length < count) {
        const top = pop()
        if (top === undefined) break
        if (isWaiting(top.id)) found.push(top)
        else known.delete(top.id)
      }
      found.forEach(push)
      return found.map(({ id }) => id)
    },
  }
}
