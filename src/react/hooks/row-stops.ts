// Makes the rows one stop of the Tab key: one row, and then what can be pressed in it.

import { isElement } from '../part/own-page.js'

const ROW = '[data-upload]'
const CONTROL =
  'a[href], button, input, select, textarea, summary, iframe, audio, video, [contenteditable], [tabindex]'

/** Set on the root while a row has the focus by a key for the first time: a hint can tell the other keys. */
const HINT = 'data-key-hint'

export function rowsIn(root: Element): readonly HTMLElement[] {
  return Array.from(root.querySelectorAll<HTMLElement>(ROW)).filter((row) => !isLeaving(row))
}

/** The row that the element is or is in. */
export function rowAround(element: Element): HTMLElement | null {
  return element.closest<HTMLElement>(ROW)
}

/** It only keeps its room. */
function isLeaving({ dataset }: HTMLElement): boolean {
  return dataset['leaving'] !== undefined
}

export interface RowStops {
  /** Whether the row has the focus by a click. Nobody sees that, so no key may act on it. */
  isPointedAt(row: HTMLElement): boolean
  end(): void
}

export function keepOneStop(root: HTMLElement): RowStops {
  /** What `tabindex` was before. */
  const before = new WeakMap<HTMLElement, string | null>()
  let current: HTMLElement | null = null
  let pointedAt: HTMLElement | null = null
  let isPointer = false
  let isHintOver = false

  function setStop(element: HTMLElement, tabIndex: number): void {
    if (!before.has(element)) before.set(element, element.getAttribute('tabindex'))
    element.tabIndex = tabIndex
  }

  function restore(element: HTMLElement): void {
    const value = before.get(element)
    before.delete(element)
    if (value === null) element.removeAttribute('tabindex')
    else if (value !== undefined) element.setAttribute('tabindex', value)
  }

  /** Called again for what is skipped already, it changes nothing. */
  function skip(row: HTMLElement): void {
    for (const each of row.querySelectorAll<HTMLElement>(CONTROL)) if (!before.has(each)) setStop(each, -1)
  }

  function unskip(row: HTMLElement): void {
    for (const each of row.querySelectorAll<HTMLElement>(CONTROL)) restore(each)
  }

  function moveTo(row: HTMLElement | null): void {
    if (row === current) return
    if (current !== null) {
      setStop(current, -1)
      skip(current)
    }
    current = row
    if (row === null) return
    unskip(row)
    setStop(row, 0)
  }

  function take(node: Node): void {
    if (!isElement(node)) return
    const around = rowAround(node)
    for (const row of around === null ? node.querySelectorAll<HTMLElement>(ROW) : [around]) {
      if (row === current) continue
      setStop(row, -1)
      skip(row)
    }
  }

  function follow(changes: readonly MutationRecord[]): void {
    for (const { addedNodes } of changes) addedNodes.forEach(take)
    if (current === null || !root.contains(current) || isLeaving(current)) moveTo(rowsIn(root)[0] ?? null)
  }

  function endHint(): void {
    if (!root.hasAttribute(HINT)) return
    isHintOver = true
    root.removeAttribute(HINT)
  }

  function onFocusIn({ target }: FocusEvent): void {
    const row = isElement(target) ? rowAround(target) : null
    if (row !== null) moveTo(row)
    pointedAt = isPointer ? row : null
    if (target !== row || isPointer) endHint()
    else if (!isHintOver) root.setAttribute(HINT, '')
  }

  const observer = new MutationObserver(follow)
  observer.observe(root, { childList: true, subtree: true, attributeFilter: ['data-leaving'] })
  const listening = new AbortController()
  const options = { signal: listening.signal, capture: true }
  const setPointer = (isDown: boolean) => (): void => void (isPointer = isDown)
  root.addEventListener('focusin', onFocusIn, options)
  root.addEventListener('focusout', ({ relatedTarget }) => relatedTarget === null && endHint(), options)
  root.addEventListener('mousedown', setPointer(true), options)
  root.ownerDocument.addEventListener('mouseup', setPointer(false), options)
  root.ownerDocument.addEventListener('keydown', setPointer(false), options)
  take(root)
  follow([])
  return {
    isPointedAt: (row) => row === pointedAt,
    end() {
      observer.disconnect()
      listening.abort()
      for (const row of root.querySelectorAll<HTMLElement>(ROW)) {
        unskip(row)
        restore(row)
      }
    },
  }
}
