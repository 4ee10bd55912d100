// How rows come and go: a removed one keeps its room for a moment, so that nothing slides under the pointer.
'use client'

import { useEffect, useState } from 'react'
import type { UploadId } from '../../core/model/upload.js'
import type { ListRow } from './list-rows.js'

/** Milliseconds. */
const ROOM = 160
/** More rows than this come or go at once: a change of the list. */
const MANY = 12

interface Rows {
  /** As they are in the list. */
  readonly ids: readonly UploadId[]
  /** With those that have left it. */
  readonly shown: readonly UploadId[]
  readonly leaving: ReadonlySet<UploadId>
}

/**
 * Nothing waits for people who want no motion, and no row does that is only not shown any more.
 * @param isThere whether the upload is in the list at all
 */
export function useLeavingRows(
  ids: readonly UploadId[],
  isThere: (id: UploadId) => boolean,
): Omit<Rows, 'ids'> {
  const [kept, setKept] = useState<Rows>(() => rowsOf(ids))
  let rows = kept
  if (kept.ids !== ids) {
    rows = wantsMotion() ? nextRows(kept, ids, isThere) : rowsOf(ids)
    setKept(rows)
  }
  const { leaving } = rows
  useEffect(
    function letGo() {
      if (leaving.size === 0) return
      const timer = setTimeout(() => setKept((current) => rowsOf(current.ids)), ROOM)
      return () => clearTimeout(timer)
    },
    [leaving],
  )
  return rows
}

const nobody: ReadonlySet<UploadId> = new Set()
const rowsOf = (ids: readonly UploadId[]): Rows => ({ ids, shown: ids, leaving: nobody })

function wantsMotion(): boolean {
  return globalThis.matchMedia?.('(prefers-reduced-motion: no-preference)').matches ?? false
}

/** Each row that has left stands behind the one that it stood behind. */
export function nextRows(
  { shown }: Pick<Rows, 'shown'>,
  ids: readonly UploadId[],
  isThere: (id: UploadId) => boolean,
): Rows {
  const listed = new Set(ids)
  const leaving = new Set(shown.filter((id) => !listed.has(id) && !isThere(id)))
  if (leaving.size === 0 || leaving.size > MANY) return rowsOf(ids)
  const next = [...ids]
  shown.forEach((id, index) => {
    const before = shown[index - 1]
    // At the start too, if that one is hidden by now.
    if (leaving.has(id)) next.splice(before === undefined ? 0 : next.indexOf(before) + 1, 0, id)
  })
  return { ids, shown: next, leaving }
}

/** Whether new rows may come with a movement: not those of the first render, nor many at once. */
export function useArrivals(rows: readonly ListRow[]): boolean {
  const [last, setLast] = useState({ rows, isCalm: true })
  if (last.rows === rows) return !last.isCalm
  const isCalm = rows.length - last.rows.length > MANY
  setLast({ rows, isCalm })
  return !isCalm
}
