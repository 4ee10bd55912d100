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
  /** The row that was moved last by a key, and the button that has the focus: it may be mounted anew elsewhere. */
  readonly last: { id: UploadId; direction: string } | null
  /** A row is where somebody wants it. */
  done(id: UploadId, direction: string): void
}

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
  return useMemo(() => {
    if (!sortable) return null
    const ids = (): readonly UploadId[] => uploader.getState().uploads.map(({ id }) => id)
    let last: Sorting['last'] = null
    return {
      ids,
      put(id, side, other) {
        const order = ids().filter((each) => each !== id)
        order.splice(order.indexOf(other) + (side === 'behind' ? 1 : 0), 0, id)
        uploader.reorder(order)
      },
      order: uploader.reorder,
      get last() {
        return last
      },
      done(id, direction) {
        last = { id, direction }
        const { uploads } = uploader.getState()
        callback.current?.(uploads.flatMap((upload) => countedVideoOf(upload, 'uploaded') ?? []))
      },
    }
  }, [uploader, sortable])
}
