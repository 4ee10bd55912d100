// Inline styles that a strict Content-Security-Policy allows.

import { type CSSProperties, useSyncExternalStore } from 'react'

const neverChanges = () => () => {}

/**
 * `undefined` on the server and in hydration: a policy without `unsafe-inline` blocks styles in HTML, but not those of scripts.
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
