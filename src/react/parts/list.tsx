'use client'

import {
  type ComponentPropsWithoutRef,
  forwardRef,
  memo,
  type ReactNode,
  useCallback,
  useSyncExternalStore,
} from 'react'
import type { UploaderState } from '../../core/queue.js'
import type { Upload, UploadId } from '../../core/upload.js'
import { type Part, type PartOf, usePart } from '../part.js'
import { useUploader, useUploaderContext } from '../uploader-context.js'
import { useGrowing } from '../use-growing.js'
import { areSameItems, useUploaderState } from '../use-uploader-state.js'

export interface ListState {
  readonly empty: boolean
}

export interface ListProps extends Omit<PartOf<ComponentPropsWithoutRef<'ul'>, ListState>, 'children'> {
  /** Renders one upload. Called again for an upload only when that upload changes. */
  readonly children: (upload: Upload) => ReactNode
}

const idsOf = (state: UploaderState): readonly UploadId[] => state.uploads.map(({ id }) => id)

/** All uploads, in the order of the queue. A great many come a few at a time, so that the page answers meanwhile. */
export const List: Part<ListProps, HTMLUListElement> = forwardRef(function List(
  { children, ...rest }: ListProps,
  ref,
) {
  const { messages } = useUploaderContext()
  const ids = useUploaderState(idsOf, areSameItems)
  const shown = useGrowing(ids.length)
  const rows = ids.slice(0, shown).map((id) => <Row key={id} id={id} render={children} />)
  const own = {
    'aria-label': messages.list(),
    'aria-busy': shown < ids.length || undefined,
    children: rows,
  }
  // Without the role, Safari takes a list that has no bullets for no list.
  return usePart('ul', { empty: ids.length === 0 }, { ...own, role: 'list' }, rest, ref)
})

/** Subscribes to its own upload alone, so that progress in one row renders that row and no other. */
const Row = memo(function Row({
  id,
  render,
}: {
  readonly id: UploadId
  readonly render: ListProps['children']
}) {
  const uploader = useUploader()
  const getUpload = useCallback(() => uploader.getUpload(id), [uploader, id])
  const upload = useSyncExternalStore(uploader.subscribe, getUpload, getUpload)
  return upload === undefined ? null : render(upload)
})
