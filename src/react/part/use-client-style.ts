import { type CSSProperties, useSyncExternalStore } from 'react'

const neverChanges = () => () => {}

/**
 * A part's own style, which scripts set and no server writes: a Content-Security-Policy without `unsafe-inline` refuses `style` attributes in
 * HTML, and React would not set them again when it takes that HTML over. Styles that scripts set are not the policy's concern.
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
