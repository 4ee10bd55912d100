import type { ReactNode } from 'react'

export type ElementProps = Record<string, unknown> & { children?: ReactNode }

type Handler = (event: { readonly defaultPrevented?: boolean }) => void

/**
 * Properties of a part with a host's on top of them. Of an event handler both run, the host's first, which can keep the part's from
 * running by `preventDefault()`; class names add up; `undefined` replaces nothing.
 */
export function mergeProps(own: ElementProps, given: ElementProps): ElementProps {
  const result: ElementProps = { ...own, ...given }
  for (const [name, value] of Object.entries(given)) {
    const ours = own[name]
    if (value === undefined) {
      result[name] = ours
    } else if (/^on[A-Z]/.test(name) && typeof value === 'function' && typeof ours === 'function') {
      result[name] = chained(value as Handler, ours as Handler)
    } else if (name === 'className' && typeof value === 'string' && typeof ours === 'string') {
      result[name] = `${ours} ${value}`
    } else if (name === 'style' && typeof value === 'object' && typeof ours === 'object') {
      result[name] = { ...ours, ...value }
    }
  }
  return result
}

function chained(first: Handler, second: Handler): Handler {
  return (event) => {
    first(event)
    if (event.defaultPrevented !== true) second(event)
  }
}

/** State as `data-*` attributes: `true` an empty one, text and numbers as they are, everything else none. */
export function dataAttributes(state: object): Record<`data-${string}`, string> {
  const attributes: Record<`data-${string}`, string> = {}
  for (const [key, value] of Object.entries(state)) {
    const name = `data-${key.replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`)}` as const
    if (value === true) attributes[name] = ''
    else if (typeof value === 'string' || typeof value === 'number') attributes[name] = String(value)
  }
  return attributes
}
