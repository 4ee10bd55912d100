// Merges the properties that a part sets with those that the app gives it.

import type { ReactNode } from 'react'

export type ElementProps = Record<string, unknown> & { children?: ReactNode }

type Handler = (event: { readonly defaultPrevented?: boolean }) => void

/**
 * The app's properties replace the part's own, but `undefined` replaces nothing. Class names are joined, and styles merged.
 * Event handlers both run, the app's first; if it calls `preventDefault()`, the part's does not run.
 */
export function mergeProps(own: ElementProps, given: ElementProps): ElementProps {
  const result: ElementProps = { ...own, ...given }
  for (const [name, value] of Object.entries(given)) {
    const ownValue = own[name]
    if (value === undefined) {
      result[name] = ownValue
    } else if (/^on[A-Z]/.test(name) && typeof value === 'function' && typeof ownValue === 'function') {
      result[name] = chain(value as Handler, ownValue as Handler)
    } else if (name === 'className' && typeof value === 'string' && typeof ownValue === 'string') {
      result[name] = `${ownValue} ${value}`
    } else if (name === 'style' && typeof value === 'object' && typeof ownValue === 'object') {
      result[name] = { ...ownValue, ...value }
    }
  }
  return result
}

function chain(first: Handler, second: Handler): Handler {
  return (event) => {
    first(event)
    if (event.defaultPrevented !== true) second(event)
  }
}

/** State as `data-*` attributes: `true` is an empty one, text and numbers keep their value, all else is left out. */
export function dataAttributes(state: object): Record<`data-${string}`, string> {
  const attributes: Record<`data-${string}`, string> = {}
  for (const [key, value] of Object.entries(state)) {
    const name = `data-${key.replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`)}` as const
    if (value === true) attributes[name] = ''
    else if (typeof value === 'string' || typeof value === 'number') attributes[name] = String(value)
  }
  return attributes
}
