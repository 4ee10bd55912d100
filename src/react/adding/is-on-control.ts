// Whether a click is on something that has a use for it.

import type { MouseEvent } from 'react'
import { isElement } from '../part/own-page.js'

/** On a control inside the element, also in a shadow root, or outside of it: React's events also come from portals. */
export function isOnControl({ nativeEvent, currentTarget }: MouseEvent): boolean {
  const controls = 'a, button, input, label, select, summary, textarea, [role="button"], [role="link"]'
  const path = nativeEvent.composedPath()
  const end = path.indexOf(currentTarget)
  return end < 0 || path.slice(0, end).some((node) => isElement(node) && node.matches(controls))
}
