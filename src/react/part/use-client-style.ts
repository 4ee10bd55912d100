// Inline styles that a strict Content-Security-Policy allows.

import { type CSSProperties, useSyncExternalStore } from 'react'

const neverChanges = () => () => {}

/**
 * The style in the browser, and `undefined` on the server and while React hydrates its HTML. A policy
 * without `unsafe-inline` blocks `style` attributes in HTML, and hydration does not set them again. It does
 * not block styles that scripts set.
 * @see https://www.w3.org/TR/CSP3/#directive-style-src-attr
 */
export function useClientStyle<S extends CSSProperties>(style: S): S | undefined {
  const isFromServer = useSyncExternalStore(
    neverChanges,
    () => false,
    () => true,
  )
  return isFromServer ? undefined : style
}
