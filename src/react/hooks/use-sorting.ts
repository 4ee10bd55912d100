// Puts rows in another order, and tells the app of it.
'use client'

import { useEffect, useMemo, useRef } from 'react'
import type { StreamUploaderHandle } from '../../browser/create-uploader.js'
import { countedVideoOf } from '../../core/machine/arrival.js'
import type { UploadId } from '../../core/model/upload.js'

export interface Sorting {
  ids(): readonly UploadId[]
  /** Puts a row right before or behind another one. */
  put(id: UploadId, side: 'before' | 'behind', other: UploadId): void
  /** All rows in an order that they had. */
  order(ids: readonly UploadId[]): void
  /** The last move, which may still go on. */
  readonly last: Move | null
  /** Whether a row has just changed its place: its button may be mounted anew for that. */
  hasJustMoved(): boolean
  starts(move: Move): void
  /** A row is where somebody wants it. */
  done(): void
}

/** Of a row, by its buttons or a drag. It outlives the row's component, which is mounted anew in each group that it comes to. */
interface Move {
  readonly id: UploadId
  /** Of the button that has the focus. */
  readonly direction: string
  /** Of a drag: the component that shows it from now on. */
  readonly goOn?: (show: (dragging: boolean) => void) => void
  /** Of a drag: ends it. If the row is not dropped, all go back to where they were. */
  readonly end?: (isDropped: boolean) => void
}

/** Milliseconds after a move in which its row takes the focus if it is mounted anew. Later, somebody has scrolled back to it. */
const JUST = 500

/** `null` if the order cannot be changed. */
export function useSorting(
  uploader: StreamUploaderHandle,
  sortable: boolean,
  onReorder: ((ids: readonly string[]) => void) | undefined,
): Sorting | null {
  const callback = useRef(onReorder)
  useEffect(function keepLatest() {
    callback.current = onReorder
  })
  const sorting = useMemo((): Sorting | null => {
    if (!sortable) return null
    const ids = (): readonly UploadId[] => uploader.getState().uploads.map(({ id }) => id)
    let last: Move | null = null
    let movedAt = Number.NEGATIVE_INFINITY
    return {
      ids,
      put(id, side, other) {
        const order = ids().filter((each) => each !== id)
        order.splice(order.indexOf(other) + (side === 'behind' ? 1 : 0), 0, id)
        uploader.reorder(order)
        movedAt = performance.now()
      },
      hasJustMoved: () => performance.now() - movedAt < JUST,
      order: uploader.reorder,
      get last() {
        return last
      },
      starts(move) {
        last = move
      },
      done() {
        const { uploads } = uploader.getState()
        callback.current?.(uploads.flatMap((upload) => countedVideoOf(upload, 'uploaded') ?? []))
      },
    }
  }, [uploader, sortable])
  useEffect(
    function endDrag() {
      return () => sorting?.last?.end?.(false)
    },
    [sorting],
  )
  return sorting
}
