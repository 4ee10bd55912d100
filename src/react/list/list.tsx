// The list of all uploads.
'use client'

import type { ReactElement, ReactNode } from 'react'
import { memo, useCallback, useEffect, useMemo, useState, useSyncExternalStore } from 'react'
import type { Upload, UploadId } from '../../core/model/upload.js'
import type { UploaderState } from '../../core/model/uploader-state.js'
import { useUploader, useUploaderContext } from '../hooks/uploader-context.js'
import { useUploaderState } from '../hooks/use-uploader-state.js'
import { type Part, type PartOf, part, usePart } from '../part/part.js'
import { useRowGroups } from './row-groups.js'

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
}

const uploadsOf = (state: UploaderState): readonly Upload[] => state.uploads

function haveSameIds(a: readonly Upload[], b: readonly Upload[]): boolean {
  return a.length === b.length && a.every(({ id }, index) => id === b[index]?.id)
}

/** In the order of the queue. Many rows are rendered a few at a time, so that the page keeps reacting. */
export const List: Part<ListProps, 'ul'> = part(function List({ children, renderGroup, ...rest }, ref) {
  const { messages } = useUploaderContext()
  // The same array until an upload comes or goes: progress allocates nothing here.
  const uploads = useUploaderState(uploadsOf, haveSameIds)
  const ids = useMemo(() => uploads.map(({ id }) => id), [uploads])
  const groups = useRowGroups(ids)
  const shown = useIncrementalCount(groups.length)
  const rows = groups
    .slice(0, shown)
    .map((group) => <Group key={group.key} ids={group.ids} renderRow={children} render={renderGroup} />)
  const own = {
    // Safari does not treat a list without bullets as a list unless it has the role.
    role: 'list',
    'aria-label': messages.list(),
    'aria-busy': shown < groups.length || undefined,
    children: rows,
  }
  return usePart('ul', { empty: ids.length === 0 }, own, rest, ref)
})

interface GroupProps {
  readonly ids: readonly UploadId[]
  readonly renderRow: ListProps['children']
  readonly render: ListProps['renderGroup']
}

const Group = memo(function Group({ ids, renderRow, render }: GroupProps) {
  const rows = ids.map((id) => <Row key={id} id={id} render={renderRow} />)
  return render === undefined ? rows : render(rows)
})

/** Hears only of its own upload: progress in one row calls and renders no other row. */
const Row = memo(function Row({ id, render }: { id: UploadId; render: ListProps['children'] }) {
  const uploader = useUploader()
  const subscribe = useCallback((listener: () => void) => uploader.subscribeTo(id, listener), [uploader, id])
  const getUpload = useCallback(() => uploader.getUpload(id), [uploader, id])
  const upload = useSyncExternalStore(subscribe, getUpload, getUpload)
  return upload === undefined ? null : render(upload)
})

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
