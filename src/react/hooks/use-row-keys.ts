// The keys of a row that has the focus: to the other rows, to its end, and to pause it.
'use client'

import { type KeyboardEvent, useEffect } from 'react'
import { isElement } from '../part/own-page.js'
import { keepOneStop, rowAround, rowsIn } from './row-stops.js'
import { type RowIndex, useUploaderContext } from './uploader-context.js'

/** What a key presses: the row's own button, so that it does what the app and the row offer, and nothing else. */
const pressedBy: Readonly<Record<string, string>> = {
  Delete: '[data-action=cancel], [data-action=remove]',
  // The key that says "delete" on a Mac.
  Backspace: '[data-action=cancel], [data-action=remove]',
  ' ': '[data-action=pause], [data-action=resume]',
}

const steps: Readonly<Record<string, (index: number, count: number) => number>> = {
  ArrowUp: (index) => Math.max(0, index - 1),
  ArrowDown: (index, count) => Math.min(count - 1, index + 1),
  Home: () => 0,
  End: (_, count) => count - 1,
}

/**
 * The root has the keys once it has a row, until it goes or is another element. Not before: what a server rendered must not be changed until it is hydrated.
 * Keys of fields, players and all else in a row stay theirs.
 */
export function useRowKeys(): void {
  const { rootRef, rowIndexRef, rowKeysRef } = useUploaderContext()
  useEffect(
    function startOnce() {
      const element = rootRef.current
      if (element === null || rowKeysRef.current?.element === element) return
      rowKeysRef.current?.end()
      const stops = keepOneStop(element)

      function onKeyDown(event: KeyboardEvent<HTMLElement>): void {
        const { target, currentTarget: root, altKey, ctrlKey, metaKey, shiftKey } = event
        if (altKey && !(ctrlKey || metaKey || shiftKey)) return shift(event, root)
        if (event.defaultPrevented || altKey || ctrlKey || metaKey || shiftKey) return
        if (!isElement(target)) return
        const row = root.contains(target) ? rowAround(target) : null
        if (row === null || !isFree(event, target, row)) return
        const isSeen = !stops.isPointedAt(row)
        if (!moves(event, row, root, rowIndexRef.current) && !(isSeen && presses(event, row))) return
        event.preventDefault()
        event.stopPropagation()
      }

      rowKeysRef.current = { element, onKeyDown, end: stops.end }
    },
    [rootRef, rowIndexRef, rowKeysRef],
  )
}

/** A button has no use for these keys, but for Space, which presses it. */
function isFree({ key }: KeyboardEvent, target: HTMLElement, row: HTMLElement): boolean {
  return target === row || (key !== ' ' && target.matches('button:not([aria-haspopup])'))
}

/** @param index of a list of which only a part is in the document */
function moves({ key }: KeyboardEvent, row: HTMLElement, root: HTMLElement, index: RowIndex | null): boolean {
  const step = steps[key]
  if (step === undefined) return false
  const to = <T>(all: readonly T[], current: T): T | undefined => all[step(all.indexOf(current), all.length)]
  const id = index === null ? undefined : to(index.ids, row.dataset['upload'] ?? '')
  const next = id === undefined ? to(rowsIn(root), row) : index?.reveal(id)
  next?.focus()
  return true
}

/** Moves the row itself, where the list can be sorted. */
function shift(event: KeyboardEvent, root: HTMLElement): void {
  const direction = { ArrowUp: 'up', ArrowDown: 'down' }[event.key]
  const row = isElement(event.target) ? rowAround(event.target) : null
  if (event.defaultPrevented || direction === undefined || row === null || !root.contains(row)) return
  const button = row.querySelector<HTMLElement>(`[data-direction="${direction}"]`)
  if (button === null || !isFree(event, event.target as HTMLElement, row)) return
  event.preventDefault()
  button.click()
}

function presses({ key, repeat }: KeyboardEvent, row: HTMLElement): boolean {
  const button = pressedBy[key]
  if (button === undefined) return false
  // A key that is held down would go through the whole list.
  if (!repeat) row.querySelector<HTMLElement>(button)?.click()
  return true
}
