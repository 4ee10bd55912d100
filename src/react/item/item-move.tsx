// Moves a row of a list that can be sorted: two buttons, which can be dragged too.
'use client'

import { type ReactElement, useRef } from 'react'
import { rowsIn } from '../hooks/row-stops.js'
import { type Part, type PartOf, part, usePart } from '../part/part.js'
import { useMergedRefs } from '../part/use-merged-refs.js'
import { useItem } from './item.js'
import { usePress } from './use-press.js'
import { useRowDrag } from './use-row-drag.js'

type Direction = 'up' | 'down'

export interface ItemMoveState {
  /** The row follows the pointer. */
  readonly dragging: boolean
}

export interface ItemMoveProps extends Omit<PartOf<'div', ItemMoveState>, 'children'> {
  /** Content of a button. Default: the words "Move up" and "Move down". */
  readonly children?: ((state: { readonly direction: Direction }) => ReactElement) | undefined
}

/** Renders nothing unless `Root` is `sortable`. Alt with an arrow key moves the row that has the focus. */
export const ItemMove: Part<ItemMoveProps, 'div'> = part(function ItemMove(props, ref) {
  return useItem().sorting === null ? null : <Movable {...props} ref={ref} />
})

const Movable: Part<ItemMoveProps, 'div'> = part(function Movable({ children, ...rest }, ref) {
  const element = useRef<HTMLDivElement>(null)
  const { dragging, onPointerDown } = useRowDrag(element, useSettled())
  const own = {
    onPointerDown,
    children: (['up', 'down'] as const).map((direction) => (
      <MoveButton key={direction} direction={direction}>
        {children?.({ direction })}
      </MoveButton>
    )),
  }
  return usePart('div', { dragging }, own, rest, useMergedRefs(element, ref))
})

interface MoveButtonProps {
  readonly direction: Direction
  readonly children: ReactElement | undefined
}

function MoveButton({ direction, children }: MoveButtonProps): ReactElement {
  const { upload, sorting, messages, labelOf, rootRef, rowIndexRef } = useItem()
  const settled = useSettled()
  const isUp = direction === 'up'
  const text = isUp ? messages.moveUp() : messages.moveDown()
  const { button } = usePress(() => {
    // Those that are shown: of a long list only a part is in the document.
    const inDocument = rootRef.current === null ? [] : rowsIn(rootRef.current)
    const shown = new Set(
      rowIndexRef.current?.ids ?? inDocument.map(({ dataset }) => dataset['upload'] ?? ''),
    )
    // A second press may come before the rows are where the first has put them.
    const rows = sorting?.ids().filter((id) => shown.has(id)) ?? []
    const other = shown.has(upload.id) && rows[rows.indexOf(upload.id) + (isUp ? -1 : 1)]
    // It stays a button at the end of the list, as the focus is there.
    if (!sorting || !other) return
    sorting.starts({ id: upload.id, direction })
    sorting.put(upload.id, isUp ? 'before' : 'behind', other)
    settled()
  }, direction)
  return (
    <button
      type="button"
      data-direction={direction}
      aria-label={labelOf(text)}
      aria-keyshortcuts={isUp ? 'Alt+ArrowUp' : 'Alt+ArrowDown'}
      title={text}
      {...button}
    >
      {children ?? text}
    </button>
  )
}

/** Tells the app where the row is now, and says it. */
function useSettled(): () => void {
  const { upload, sorting, messages, format, name, announcerRef } = useItem()
  return () => {
    const ids = sorting?.ids() ?? []
    const position = ids.indexOf(upload.id) + 1
    // It was removed while it was dragged.
    if (position === 0) return
    sorting?.done()
    announcerRef.current?.(messages.moved({ name, position, files: ids.length }, format))
  }
}
