// The part of a long list that is in the document: what is near the view, and what somebody works in.

import { flushSync } from 'react-dom'
import type { UploadId } from '../../core/model/upload.js'
import { focusedBeside } from '../part/focus.js'
import type { RowGroup } from './row-groups.js'
import { type Entry, type Heights, keysWithin } from './row-plan.js'

/** What of the list is there. */
export interface RowView {
  readonly mounted: ReadonlySet<number>
  readonly heights: Heights
  /** No further group is about to come by itself. */
  readonly isComplete: boolean
}

export interface RowWindow {
  readonly view: () => RowView
  readonly subscribe: (listener: () => void) => () => void
  /** To be called when other entries than before are in the document. */
  rendered(groups: readonly RowGroup[], entries: readonly Entry[]): void
  /** The element of a row, which is put into the document if it is not there. */
  reveal(id: UploadId): HTMLElement | null
  end(): void
}

/** Pixels beyond the view: rows that are there before somebody scrolls to them, and from where on more of them come. */
const AHEAD = 600
const NEAR = 300
const SLACK = 200
/** Groups that come at once where all of a list are to come. */
const STEP = 2

/** The stop of the Tab key, an open player, an open field, a row that is dragged, a title that could not be saved, anything else that is open. */
const KEPT =
  '[data-upload][tabindex="0"], [data-open], [data-editing], [data-dragging], [role="alert"], [aria-expanded="true"]'

/**
 * @param most rows up to which all are in the document
 * @param keys of the groups that are in the document by now
 */
export function createRowWindow(list: HTMLElement, most: number, keys: Iterable<number>): RowWindow {
  const page = list.ownerDocument
  const listeners = new Set<() => void>()
  const measured = new Map<number, { readonly rows: number; readonly height: number }>()
  let heights: Heights = { row: 0, groups: measured }
  let view: RowView = { mounted: new Set(keys), heights, isComplete: false }
  let groups: readonly RowGroup[] = []
  let entries: readonly Entry[] = []
  let revealed: number | null = null
  let width = 0
  let timer: ReturnType<typeof setTimeout> | undefined
  let frame = 0

  function show(mounted: ReadonlySet<number>, isComplete: boolean): void {
    view = { mounted, heights, isComplete }
    for (const listener of listeners) listener()
  }

  /** `null` where the app renders something else than one element a group. */
  function elements(): readonly Element[] | null {
    const children = Array.from(list.children)
    return children.length === entries.length ? children : null
  }

  /** All rows have about one height, and what is taken for it stays: another estimate would move what is in view. */
  function measure(children: readonly Element[]): void {
    let rows = 0
    let height = 0
    entries.forEach((entry, index) => {
      const box = children[index]?.getBoundingClientRect()
      if (entry.kind === 'gap' || box === undefined) return
      const { key, ids } = entry.group
      measured.set(key, { rows: ids.length, height: box.height })
      rows += ids.length
      height += box.height
    })
    if (heights.row === 0 && rows > 0) heights = { row: height / rows, groups: measured }
  }

  function keptAmong(children: readonly Element[]): ReadonlySet<number> {
    const kept = new Set<number>(revealed === null ? [] : [revealed])
    const focused = focusedBeside(list)
    entries.forEach((entry, index) => {
      if (entry.kind === 'gap') return
      const element = children[index]
      if (element?.querySelector(KEPT) != null) kept.add(entry.group.key)
      if (focused === null || element?.contains(focused) !== true) return
      // Its neighbours too: the focus goes there with the next key, or when its row goes.
      const place = groups.indexOf(entry.group)
      for (const group of groups.slice(Math.max(0, place - 1), place + 2)) kept.add(group.key)
    })
    return kept
  }

  function look(): void {
    // In a part of the page that is not shown.
    if (list.getClientRects().length === 0) return
    const children = elements()
    const isWhole = children === null || groups.reduce((sum, { ids }) => sum + ids.length, 0) <= most
    const next = new Set<number>()
    if (children !== null) {
      const boxes = children.map((child) => child.getBoundingClientRect())
      const boxOf = (index: number): DOMRect => boxes[index] ?? list.getBoundingClientRect()
      const to = (page.defaultView?.innerHeight ?? 0) + AHEAD
      const part = { from: -AHEAD, to, slack: SLACK }
      for (const key of keysWithin(entries, boxOf, heights, part)) next.add(key)
      for (const key of keptAmong(children)) next.add(key)
    }
    if (isWhole) growInto(next)
    const isComplete = !isWhole || next.size >= groups.length
    if (isComplete !== view.isComplete || !haveSame(next, view.mounted) || heights !== view.heights) {
      show(next, isComplete)
    }
  }

  /** All, a few at a time, so that the page can react. */
  function growInto(wanted: Set<number>): void {
    let room = STEP
    for (const { key } of groups) {
      if (wanted.has(key)) continue
      if (!view.mounted.has(key) && room-- <= 0) break
      wanted.add(key)
    }
    clearTimeout(timer)
    if (wanted.size < groups.length) timer = setTimeout(look)
  }

  const margin = `${NEAR}px 0px`
  // For whatever moves the list without a scroll event that the page hears. `scrollMargin` is for boxes that scroll by themselves.
  const options: IntersectionObserverInit & { scrollMargin: string } = {
    rootMargin: margin,
    scrollMargin: margin,
  }
  const gaps = new IntersectionObserver((changes) => {
    if (changes.some(({ isIntersecting }) => isIntersecting)) look()
  }, options)
  const sizes = new ResizeObserver(() => {
    if (width !== list.clientWidth) {
      width = list.clientWidth
      measured.clear()
      heights = { row: 0, groups: measured }
      const children = elements()
      if (children !== null) measure(children)
    }
    // Not in this task: what comes or goes changes the size again, which the browser reports as an error.
    cancelAnimationFrame(frame)
    frame = requestAnimationFrame(look)
  })
  const listening = new AbortController()
  width = list.clientWidth
  sizes.observe(list)
  page.addEventListener('scroll', look, { capture: true, passive: true, signal: listening.signal })
  page.defaultView?.addEventListener('resize', look, { signal: listening.signal })

  return {
    view: () => view,
    subscribe(listener) {
      listeners.add(listener)
      return () => listeners.delete(listener)
    },
    rendered(nextGroups, nextEntries) {
      groups = nextGroups
      entries = nextEntries
      const children = elements()
      if (children !== null) measure(children)
      gaps.disconnect()
      // Observed anew, each gap tells whether it is in view by now.
      entries.forEach((entry, index) => {
        const gap = entry.kind === 'gap' ? children?.[index] : undefined
        if (gap !== undefined) gaps.observe(gap)
      })
      look()
    },
    reveal(id) {
      const key = groups.find(({ ids }) => ids.includes(id))?.key
      if (key === undefined) return null
      revealed = key
      if (!view.mounted.has(key)) {
        flushSync(() => show(new Set([...view.mounted, key]), view.isComplete))
      }
      const row = list.querySelector<HTMLElement>(`[data-upload="${CSS.escape(id)}"]`)
      // What makes the rows one stop hears of it in a moment only.
      if (row !== null && !row.hasAttribute('tabindex')) row.tabIndex = -1
      return row
    },
    end() {
      clearTimeout(timer)
      cancelAnimationFrame(frame)
      gaps.disconnect()
      sizes.disconnect()
      listening.abort()
    },
  }
}

function haveSame(a: ReadonlySet<number>, b: ReadonlySet<number>): boolean {
  return a.size === b.size && [...a].every((key) => b.has(key))
}
