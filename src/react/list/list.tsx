// The list of all uploads.
'use client'

import type { ReactElement, ReactNode } from 'react'
import { memo, useCallback, useMemo, useRef, useState, useSyncExternalStore } from 'react'
import type { Upload, UploadId } from '../../core/model/upload.js'
import type { UploaderState } from '../../core/model/uploader-state.js'
import { LeavingContext } from '../hooks/leaving-context.js'
import { RowPlaceContext } from '../hooks/row-place.js'
import { useUploader, useUploaderContext } from '../hooks/uploader-context.js'
import { useMessages } from '../hooks/use-messages.js'
import { useRowKeys } from '../hooks/use-row-keys.js'
import { useUploaderState } from '../hooks/use-uploader-state.js'
import { type Part, type PartOf, part, usePart } from '../part/part.js'
import { useMergedRefs } from '../part/use-merged-refs.js'
import { useRowGroups } from '../window/row-groups.js'
import { useShownRows } from '../window/use-shown-rows.js'
import { haveSameRows, type ListRow, rowsOf } from './list-rows.js'
import { shownSegment } from './segmented.js'
import { useArrivals, useLeavingRows } from './use-leaving-rows.js'

export interface ListState {
  readonly empty: boolean
}

export interface ListProps extends Omit<PartOf<'ul', ListState>, 'children'> {
  /** Renders one upload. Called again only when that upload changes. */
  readonly children: (upload: Upload) => ReactNode
  /**
   * Renders one element around each dozen rows. With `content-visibility: auto` the browser skips what is out of view, so that
   * hundreds scroll smoothly. Of more than 200 rows only the groups near the view are in the document; in place of the others are
   * elements as high. Give it no list role: the rows stay items of the list. Default: none, and all rows are there.
   */
  readonly renderGroup?: ((rows: ReactNode) => ReactElement) | undefined
  /**
   * Renders one row for the files of a drop that were refused together, three or more. A constant function. Default: each has a row of
   * its own.
   */
  readonly renderRefused?: ((uploads: readonly Upload[]) => ReactNode) | undefined
}

/**
 * In the order of the queue. Many rows are rendered a few at a time, so that the page keeps reacting. It has `data-windowed` while rows
 * are left out.
 */
export const List: Part<ListProps, 'ul'> = part(function List(props, ref) {
  const { children, renderGroup, renderRefused, ...rest } = props
  const { uploader, segment, filter } = useUploaderContext()
  const messages = useMessages()
  useRowKeys()
  const listRef = useRef<HTMLUListElement>(null)
  const canFold = renderRefused !== undefined
  const select = useCallback(
    ({ uploads }: UploaderState) =>
      rowsOf(uploads, { segment: shownSegment(segment, uploads), filter, canFold }),
    [segment, filter, canFold],
  )
  // The same array until a row comes or goes: progress allocates nothing here.
  const list = useUploaderState(select, haveSameRows)
  const ids = useMemo(() => list.map(({ id }) => id), [list])
  const refused = useMemo(() => refusedIn(list), [list])
  const { shown: rowIds, leaving } = useLeavingRows(ids, (id) => uploader.getUpload(id) !== undefined)
  const groups = useRowGroups(rowIds)
  const { entries, isWindow, isBusy } = useShownRows(listRef, groups, ids, renderGroup !== undefined)
  const rows = entries.map((entry) =>
    entry.kind === 'gap' ? (
      // No anchor for scrolling: the browser would hold on to its start while rows come in its place.
      <div key={entry.key} role="none" style={{ blockSize: entry.height, overflowAnchor: 'none' }} />
    ) : (
      <Group
        key={entry.group.key}
        ids={entry.group.ids}
        before={entry.before}
        of={isWindow ? rowIds.length : undefined}
        leaving={leaving}
        refused={refused}
        renderRow={children}
        renderRefused={renderRefused}
        render={renderGroup}
      />
    ),
  )
  const own = {
    // Safari does not treat a list without bullets as a list unless it has the role.
    role: 'list',
    'aria-label': messages.list(),
    // For the style sheet: rows that come now are few, and not the first ones, so they may move.
    'data-lively': useArrivals(list) ? '' : undefined,
    'data-windowed': isWindow ? '' : undefined,
    'aria-busy': isBusy || undefined,
    children: rows,
  }
  return usePart('ul', { empty: rowIds.length === 0 }, own, rest, useMergedRefs(listRef, ref))
})

interface GroupProps {
  readonly ids: readonly UploadId[]
  /** How many rows stand before it. */
  readonly before: number
  /** The number of all rows, where not all are in the document. */
  readonly of: number | undefined
  readonly refused: ReadonlyMap<UploadId, readonly UploadId[]>
  readonly leaving: ReadonlySet<UploadId>
  readonly renderRow: ListProps['children']
  readonly renderRefused: ListProps['renderRefused']
  readonly render: ListProps['renderGroup']
}

const Group = memo(function Group({ ids, before, leaving, refused, render, ...how }: GroupProps) {
  const rows = ids.map((id, index) => (
    <Place
      key={id}
      id={id}
      position={before + index + 1}
      isLeaving={leaving.has(id)}
      together={refused.get(id)}
      {...how}
    />
  ))
  return render === undefined ? rows : render(rows)
})

interface PlaceProps extends Pick<GroupProps, 'of' | 'renderRow' | 'renderRefused'> {
  readonly id: UploadId
  readonly position: number
  readonly isLeaving: boolean
  /** Those that were refused with it. */
  readonly together: readonly UploadId[] | undefined
}

function Place({
  id,
  position,
  of,
  isLeaving,
  together,
  renderRow,
  renderRefused,
}: PlaceProps): ReactElement {
  const uploader = useUploader()
  // The same value as long as the row stands there, so that only what has moved renders.
  const place = useMemo(() => (of === undefined ? null : { position, of }), [position, of])
  const [last, setLast] = useState(together)
  if (!isLeaving && last !== together) setLast(together)
  // Where only the first of them has gone, the others have a row by now.
  const hasGone = isLeaving && last?.every((each) => uploader.getUpload(each) === undefined)
  const refused = hasGone ? last : together
  return (
    <RowPlaceContext.Provider value={place}>
      <LeavingContext.Provider value={isLeaving}>
        {refused && renderRefused ? (
          <Refused ids={refused} render={renderRefused} />
        ) : (
          <Row id={id} render={renderRow} />
        )}
      </LeavingContext.Provider>
    </RowPlaceContext.Provider>
  )
}

interface RowProps {
  readonly id: UploadId
  readonly render: ListProps['children']
}

/** Hears only of its own upload: progress in one row calls and renders no other row. */
const Row = memo(function Row({ id, render }: RowProps) {
  const uploader = useUploader()
  const subscribe = useCallback((listener: () => void) => uploader.subscribeTo(id, listener), [uploader, id])
  const getUpload = useMemo(() => lastOf(uploader, id), [uploader, id])
  const upload = useSyncExternalStore(subscribe, getUpload, getUpload)
  return upload === undefined ? null : render(upload)
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
