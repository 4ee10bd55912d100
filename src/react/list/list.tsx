// The list of all uploads.
'use client'

import type { ReactElement, ReactNode } from 'react'
import { memo, useCallback, useEffect, useMemo, useState, useSyncExternalStore } from 'react'
import type { Upload, UploadId } from '../../core/model/upload.js'
import type { UploaderState } from '../../core/model/uploader-state.js'
import { LeavingContext } from '../hooks/leaving-context.js'
import { useUploader, useUploaderContext } from '../hooks/uploader-context.js'
import { useUploaderState } from '../hooks/use-uploader-state.js'
import { type Part, type PartOf, part, usePart } from '../part/part.js'
import { haveSameRows, type ListRow, rowsOf } from './list-rows.js'
import { useRowGroups } from './row-groups.js'
import { shownSegment } from './segmented.js'
import { useArrivals, useLeavingRows } from './use-leaving-rows.js'

export interface ListState {
  readonly empty: boolean
}

export interface ListProps extends Omit<PartOf<'ul', ListState>, 'children'> {
  /** Renders one upload. Called again only when that upload changes. */
  readonly children: (upload: Upload) => ReactNode
  /**
   * Renders an element around each dozen rows. With `content-visibility: auto` the browser skips what is out of view, so that
   * hundreds scroll smoothly. Give it no list role: the rows stay items of the list. Default: none.
   */
  readonly renderGroup?: ((rows: ReactNode) => ReactElement) | undefined
  /**
   * Renders one row for the files of a drop that were refused together, three or more. A constant function. Default: each has a row of
   * its own.
   */
  readonly renderRefused?: ((uploads: readonly Upload[]) => ReactNode) | undefined
}

/** In the order of the queue. Many rows are rendered a few at a time, so that the page keeps reacting. */
export const List: Part<ListProps, 'ul'> = part(function List(props, ref) {
  const { children, renderGroup, renderRefused, ...rest } = props
  const { uploader, messages, segment } = useUploaderContext()
  const canFold = renderRefused !== undefined
  const select = useCallback(
    ({ uploads }: UploaderState) => rowsOf(uploads, shownSegment(segment, uploads), canFold),
    [segment, canFold],
  )
  // The same array until a row comes or goes: progress allocates nothing here.
  const list = useUploaderState(select, haveSameRows)
  const ids = useMemo(() => list.map(({ id }) => id), [list])
  const refused = useMemo(() => refusedIn(list), [list])
  const { shown: rowIds, leaving } = useLeavingRows(ids, (id) => uploader.getUpload(id) !== undefined)
  const groups = useRowGroups(rowIds)
  const shown = useIncrementalCount(groups.length)
  const rows = groups
    .slice(0, shown)
    .map((group) => (
      <Group
        key={group.key}
        ids={group.ids}
        leaving={leaving}
        refused={refused}
        renderRow={children}
        renderRefused={renderRefused}
        render={renderGroup}
      />
    ))
  const own = {
    // Safari does not treat a list without bullets as a list unless it has the role.
    role: 'list',
    'aria-label': messages.list(),
    // For the style sheet: rows that come now are few, and not the first ones, so they may move.
    'data-lively': useArrivals(list) ? '' : undefined,
    'aria-busy': shown < groups.length || undefined,
    children: rows,
  }
  return usePart('ul', { empty: rowIds.length === 0 }, own, rest, ref)
})

interface GroupProps {
  readonly ids: readonly UploadId[]
  readonly refused: ReadonlyMap<UploadId, readonly UploadId[]>
  readonly leaving: ReadonlySet<UploadId>
  readonly renderRow: ListProps['children']
  readonly renderRefused: ListProps['renderRefused']
  readonly render: ListProps['renderGroup']
}

const Group = memo(function Group({ ids, leaving, refused, renderRow, renderRefused, render }: GroupProps) {
  const rows = ids.map((id) => {
    const together = refused.get(id)
    return together === undefined || renderRefused === undefined ? (
      <Row key={id} id={id} isLeaving={leaving.has(id)} render={renderRow} />
    ) : (
      <Refused key={`${id} and others`} ids={together} render={renderRefused} />
    )
  })
  return render === undefined ? rows : render(rows)
})

interface RowProps {
  readonly id: UploadId
  readonly isLeaving: boolean
  readonly render: ListProps['children']
}

/** Hears only of its own upload: progress in one row calls and renders no other row. */
const Row = memo(function Row({ id, isLeaving, render }: RowProps) {
  const uploader = useUploader()
  const subscribe = useCallback((listener: () => void) => uploader.subscribeTo(id, listener), [uploader, id])
  const getUpload = useMemo(() => lastOf(uploader, id), [uploader, id])
  const upload = useSyncExternalStore(subscribe, getUpload, getUpload)
  return upload === undefined ? null : (
    <LeavingContext.Provider value={isLeaving}>{render(upload)}</LeavingContext.Provider>
  )
})

/** What was refused does not change any more. */
function Refused({
  ids,
  render,
}: {
  ids: readonly UploadId[]
  render: NonNullable<ListProps['renderRefused']>
}) {
  const uploader = useUploader()
  return render(useMemo(() => ids.flatMap((id) => uploader.getUpload(id) ?? []), [ids, uploader]))
}

const none: ReadonlyMap<UploadId, readonly UploadId[]> = new Map()

/** The same one for every list without any, so that no group renders again. */
function refusedIn(rows: readonly ListRow[]): ReadonlyMap<UploadId, readonly UploadId[]> {
  const found = rows.flatMap(({ id, refused }) => (refused === undefined ? [] : [[id, refused] as const]))
  return found.length === 0 ? none : new Map(found)
}

/** A row that only keeps its room shows what it showed. */
function lastOf(uploader: ReturnType<typeof useUploader>, id: UploadId): () => Upload | undefined {
  let last: Upload | undefined
  return () => {
    last = uploader.getUpload(id) ?? last
    return last
  }
}

/** Groups that are rendered at once: a few frames of work if rows are rich. */
const STEP = 2

/** How many of the groups to render now. Between the steps the page can react to input. */
function useIncrementalCount(count: number): number {
  const [rendered, setRendered] = useState(0)
  const shown = Math.min(count, rendered + STEP)
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
