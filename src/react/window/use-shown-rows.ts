// Which rows of the list are in the document now: all, or of many those near the view.
'use client'

import { type RefObject, useEffect, useMemo, useState, useSyncExternalStore } from 'react'
import type { UploadId } from '../../core/model/upload.js'
import { useUploaderContext } from '../hooks/uploader-context.js'
import { useBeforePaint } from '../hooks/use-before-paint.js'
import type { RowGroup } from './row-groups.js'
import type { Entry } from './row-plan.js'
import type { RowView, RowWindow } from './row-window.js'
import { MOST, useLongList } from './use-long-list.js'

interface ShownRows {
  readonly entries: readonly Entry[]
  /** Rows are left out: those that are there say which of all they are. */
  readonly isWindow: boolean
  readonly isBusy: boolean
}

const never = () => () => {}
const nothing = (): RowView | null => null

/**
 * @param ids of all rows, in their order
 * @param canSkip whether each group has one element, below each other
 */
export function useShownRows(
  listRef: RefObject<HTMLElement | null>,
  groups: readonly RowGroup[],
  ids: readonly UploadId[],
  canSkip: boolean,
): ShownRows {
  const { rowIndexRef } = useUploaderContext()
  const [wasLong, setWasLong] = useState(false)
  const isLong = wasLong || (canSkip && ids.length > MOST && typeof IntersectionObserver !== 'undefined')
  // It stays: rows would be made anew, without their focus.
  if (isLong !== wasLong) setWasLong(isLong)
  const code = useLongList(isLong)
  const isAwaited = isLong && code !== null
  const shown = useIncrementalCount(groups.length, isAwaited)
  const [rowWindow, setRowWindow] = useState<RowWindow | null>(null)
  const view = useSyncExternalStore(rowWindow?.subscribe ?? never, rowWindow?.view ?? nothing, nothing)

  const entries = useMemo((): readonly Entry[] => {
    if (code && view !== null) return code.entriesOf(groups, view.mounted, view.heights)
    // Where each stands among all is of no use before some are left out.
    return groups.slice(0, shown).map((group) => ({ kind: 'rows', group, before: 0 }))
  }, [code, view, groups, shown])

  useBeforePaint(
    function watchView() {
      if (!isLong || !code || listRef.current === null) return
      const keys = entries.flatMap((entry) => (entry.kind === 'rows' ? [entry.group.key] : []))
      const created = code.createRowWindow(listRef.current, MOST, keys)
      setRowWindow(created)
      return () => {
        created.end()
        setRowWindow(null)
      }
    },
    // biome-ignore lint/correctness/useExhaustiveDependencies: it begins with what is there by then
    [isLong, code, listRef],
  )

  useBeforePaint(
    function measureRows() {
      if (view !== null) rowWindow?.rendered(groups, entries)
    },
    [rowWindow, view, groups, entries],
  )

  useEffect(
    function offerRows() {
      rowIndexRef.current = rowWindow === null ? null : { ids, reveal: rowWindow.reveal }
      return () => {
        rowIndexRef.current = null
      }
    },
    [rowIndexRef, rowWindow, ids],
  )

  const isBusy = view === null ? shown < groups.length : !view.isComplete
  return { entries, isWindow: view !== null, isBusy }
}

/** Groups that are rendered at once: a few frames of work if rows are rich. */
const STEP = 2

/** How many of the groups to render now. Between the steps the page can react to input. `isHeld`: no more come. */
function useIncrementalCount(count: number, isHeld: boolean): number {
  const [rendered, setRendered] = useState(0)
  const shown = Math.min(count, isHeld ? Math.max(rendered, STEP) : rendered + STEP)
  useEffect(
    function showMore() {
      if (shown === rendered) return
      const timer = setTimeout(() => setRendered(shown))
      return () => clearTimeout(timer)
    },
    [shown, rendered],
  )
  return shown
}
