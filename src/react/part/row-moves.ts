// When rows were last moved by something else than scrolling.

import { isElement } from './own-page.js'

/** Milliseconds for which a command that has come under the pointer takes no click. */
export const SETTLING = 600
/** Pixels. A smaller move leaves the pointer where it was in the row. */
const SMALL = 8

const MOVED = 'data-moved'

interface Place {
  readonly row: HTMLElement
  /** Pixels below the start of the root, as if nothing was scrolled. */
  offset: number
  movedAt: number
  readonly cameAt: number
  rest: ReturnType<typeof setTimeout> | undefined
}

/**
 * Rows by the ids of their uploads. Only rows in view are measured: nobody can click others. A row that takes no click yet has `data-moved`, which is set here:
 * to render each row for it would cost more than to move it.
 */
export interface RowMoves {
  /** Returns the function that ends it. */
  watch(root: HTMLElement): () => void
  see(id: string, row: HTMLElement, isInView: boolean): void
  /** Whether the row has not been moved for a while. One that has just come can be used at once. */
  isSteady(id: string): boolean
  /** Whether it has just come, or is not in view. */
  isNew(id: string): boolean
}

/** Milliseconds. Not the time of day, which can be set back. */
function now(): number {
  return performance.now()
}

export function createRowMoves(): RowMoves {
  const places = new Map<string, Place>()
  let root: HTMLElement | null = null
  let observer: ResizeObserver | undefined
  let frame = 0

  function observe(element: Element): void {
    // Of its own window: one of another's reports an error with each change of a size.
    observer ??= new (element.ownerDocument.defaultView ?? window).ResizeObserver(measure)
    observer.observe(element)
  }

  function measure(): void {
    cancelAnimationFrame(frame)
    frame = 0
    for (const place of places.values()) {
      const offset = offsetIn(root, place.row)
      if (Math.abs(offset - place.offset) > SMALL) noteMove(place)
      place.offset = offset
    }
  }

  function noteMove(place: Place): void {
    place.movedAt = now()
    if (place.movedAt - place.cameAt < SETTLING) return
    const { row } = place
    clearTimeout(place.rest)
    row.setAttribute(MOVED, '')
    place.rest = setTimeout(() => row.removeAttribute(MOVED), SETTLING)
  }

  return {
    watch(element) {
      root = element
      if (canMeasure()) observe(element)
      return () => {
        observer?.unobserve(element)
        cancelAnimationFrame(frame)
        frame = 0
      }
    },
    see(id, row, isInView) {
      // Nothing has a place here, as in jsdom.
      if (!canMeasure()) return
      // Rows that come or go move others, also in a list that keeps its height.
      if (frame === 0) frame = requestAnimationFrame(measure)
      if (!isInView) {
        places.delete(id)
        observer?.unobserve(row)
      } else if (!places.has(id)) {
        places.set(id, {
          row,
          offset: offsetIn(root, row),
          movedAt: -Infinity,
          cameAt: now(),
          rest: undefined,
        })
        observe(row)
      }
    },
    isSteady(id) {
      measure()
      const place = places.get(id)
      if (place === undefined || now() - place.movedAt >= SETTLING) return true
      return place.movedAt - place.cameAt < SETTLING
    },
    isNew: (id) => now() - (places.get(id)?.cameAt ?? Infinity) < SETTLING,
  }
}

const canMeasure = (): boolean => typeof ResizeObserver !== 'undefined'

function offsetIn(root: HTMLElement | null, row: HTMLElement): number {
  let offset = 0
  let element: Element | null = row
  while (isElement(element) && element !== root) {
    offset += element.offsetTop
    element = element.offsetParent
    // The root is no containing block: both were measured from the same one.
    if (root !== null && element?.contains(root) === true && element !== root) return offset - root.offsetTop
  }
  return offset
}
