// Drags a row to another place in its list, with a mouse, a pen or a finger.
'use client'

import { type PointerEvent, useEffect, useRef, useState } from 'react'
import { useItem } from './item.js'

/** Pixels that a press may move and still be a click. */
const SLACK = 5

interface RowDrag {
  readonly dragging: boolean
  readonly onPointerDown: (event: PointerEvent) => void
}

/** The rows change places while the row is dragged. Escape puts them back. */
export function useRowDrag(dropped: () => void): RowDrag {
  const { upload, sorting, rootRef } = useItem()
  const [dragging, setDragging] = useState(false)
  const end = useRef<() => void>(() => {})

  useEffect(() => () => end.current(), [])

  function onPointerDown({ button, clientY: startY, pointerId }: PointerEvent): void {
    const root = rootRef.current
    if (button !== 0 || sorting === null || root === null) return
    const view = root.ownerDocument.defaultView ?? window
    const listening = new AbortController()
    const { signal } = listening
    const before = sorting.ids()
    let isDragging = false

    function finish(isDropped: boolean): void {
      listening.abort()
      setDragging(false)
      if (!isDragging) return
      if (isDropped) dropped()
      else sorting?.order(before)
    }

    function follow(event: globalThis.PointerEvent): void {
      if (event.pointerId !== pointerId || root === null) return
      if (!isDragging && Math.abs(event.clientY - startY) < SLACK) return
      isDragging = true
      setDragging(true)
      const target = targetAt(event.clientY, upload.id, root)
      if (target !== null) sorting?.put(upload.id, target.side, target.id)
    }

    end.current = () => listening.abort()
    view.addEventListener('pointermove', follow, { signal })
    view.addEventListener('pointerup', () => finish(true), { signal })
    view.addEventListener('pointercancel', () => finish(false), { signal })
    view.addEventListener(
      'keydown',
      (event) => {
        if (event.key !== 'Escape' || !isDragging) return
        event.stopPropagation()
        finish(false)
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
  const rows = Array.from(root.querySelectorAll<HTMLElement>('[data-upload]:not([data-leaving])'))
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
