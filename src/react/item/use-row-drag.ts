// Drags a row to another place in its list, with a mouse, a pen or a finger.
'use client'

import { type PointerEvent, type RefObject, useEffect, useState } from 'react'
import { rowsIn } from '../hooks/row-stops.js'
import { isElement, pageOf } from '../part/own-page.js'
import { useItem } from './item.js'

/** Pixels that a press may move and still be a click. */
const SLACK = 5

interface RowDrag {
  readonly dragging: boolean
  readonly onPointerDown: (event: PointerEvent) => void
}

/** The rows change places while the row is dragged. Escape puts them back. */
export function useRowDrag(handle: RefObject<HTMLElement | null>, dropped: () => void): RowDrag {
  const { upload, sorting, rootRef } = useItem()
  const { id } = upload
  const [dragging, setDragging] = useState(false)

  useEffect(
    function goOnInAnotherGroup() {
      const move = sorting?.last
      // Its row has come to another group of rows, and was mounted anew.
      if (move?.id !== id) return
      move.goOn?.(setDragging)
      const page = pageOf(handle)
      if (page.activeElement !== page.body || !sorting?.hasJustMoved()) return
      handle.current?.querySelector<HTMLElement>(`[data-direction="${move.direction}"]`)?.focus()
    },
    [sorting, id, handle],
  )

  function onPointerDown({ button, clientY: startY, pointerId, target }: PointerEvent): void {
    const root = rootRef.current
    if (button !== 0 || sorting === null || root === null) return
    // That of another finger, or one whose end was not heard.
    sorting.last?.end?.(true)
    const view = root.ownerDocument.defaultView ?? window
    const listening = new AbortController()
    const { signal } = listening
    const before = sorting.ids()
    const pressed = isElement(target) ? target.closest<HTMLElement>('[data-direction]') : null
    let isDragging = false
    let show: (dragging: boolean) => void = setDragging

    function end(isDropped: boolean): void {
      if (signal.aborted) return
      listening.abort()
      show(false)
      if (!isDragging) return
      if (isDropped) dropped()
      else sorting?.order(before)
    }

    function goOn(next: typeof show): void {
      show = next
      show(isDragging && !signal.aborted)
    }

    function follow({ type, clientY, pointerId: by }: globalThis.PointerEvent): void {
      if (by !== pointerId || root === null) return
      if (type !== 'pointermove') return end(type === 'pointerup')
      if (!isDragging && Math.abs(clientY - startY) < SLACK) return
      isDragging = true
      show(true)
      const other = targetAt(clientY, id, root)
      if (other !== null) sorting?.put(id, other.side, other.id)
    }

    sorting.starts({ id, direction: pressed?.dataset['direction'] ?? '', goOn, end })
    for (const type of ['pointermove', 'pointerup', 'pointercancel'] as const)
      view.addEventListener(type, follow, { signal })
    view.addEventListener(
      'keydown',
      (event) => {
        if (event.key !== 'Escape' || !isDragging) return
        event.stopPropagation()
        end(false)
      },
      { signal, capture: true },
    )
    // What is dragged by a button does not press it. Where no click follows, as after Escape, the next press is another one.
    const untilNextPress = new AbortController()
    const once = { capture: true, once: true, signal: untilNextPress.signal }
    view.addEventListener('pointerdown', () => untilNextPress.abort(), once)
    view.addEventListener(
      'click',
      (event) => {
        if (isDragging && event.detail > 0) event.stopPropagation()
      },
      once,
    )
  }

  return { dragging, onPointerDown }
}

/** The row whose middle the pointer has passed, and on which side of it the dragged row belongs. */
function targetAt(
  y: number,
  id: string,
  root: HTMLElement,
): { readonly id: string; readonly side: 'before' | 'behind' } | null {
  const rows = rowsIn(root)
  const own = rows.findIndex(({ dataset }) => dataset['upload'] === id)
  if (own < 0) return null
  const middleOf = (row: HTMLElement): number => {
    const { top, height } = row.getBoundingClientRect()
    return top + height / 2
  }
  const above = rows.slice(0, own).find((row) => y < middleOf(row))
  const below = rows.slice(own + 1).filter((row) => y > middleOf(row))
  const found = above ?? below[below.length - 1]
  const other = found?.dataset['upload']
  return other === undefined ? null : { id: other, side: above === undefined ? 'behind' : 'before' }
}
