// The page that an element is in. It may be another one than the script's: by a portal into a frame or another window.

import type { RefObject } from 'react'

/** The script's page as long as there is no element. */
export function pageOf({ current }: RefObject<Element | null>): Document {
  return current?.ownerDocument ?? document
}

/** Of whichever page: each has classes of its own, so `instanceof` knows only those of the script's. */
export function isElement(node: EventTarget | null | undefined): node is HTMLElement {
  return (node as Partial<Node> | null | undefined)?.nodeType === 1
}
