'use client'

import {
  cloneElement,
  createElement,
  type CSSProperties,
  type ForwardRefExoticComponent,
  isValidElement,
  type ReactElement,
  type Ref,
  type RefAttributes,
  type RefCallback,
  version,
} from 'react'

/** What every part takes besides the properties of its own element. `S` is what the part knows about itself. */
export interface PartProps<S> {
  /** Another element in the place of the part's own, or a function that makes one. It must pass on the properties it is given. */
  readonly render?: ReactElement | ((props: ElementProps, state: S) => ReactElement) | undefined
  readonly className?: string | ((state: S) => string | undefined) | undefined
  readonly style?: CSSProperties | ((state: S) => CSSProperties | undefined) | undefined
}

/** The properties of a native element with those of {@link PartProps} in the place of its own. */
export type PartOf<E extends object, S> = Omit<E, keyof PartProps<S> | 'ref'> & PartProps<S>

export type Part<P, E> = ForwardRefExoticComponent<P & RefAttributes<E>>

export type ElementProps = Record<string, unknown>

/** Becomes `data-*` attributes: `true` an empty one, text and numbers as they are, everything else none. */
export type PartState = object

/**
 * A part's element: the own properties, the host's on top of them, handlers of both, and the state as `data-*` attributes.
 * A host's handler runs first and can keep the part's own from running by `preventDefault()`.
 */
export function renderPart<S extends PartState, E>(
  tag: string,
  state: S,
  own: ElementProps,
  given: PartProps<S> & ElementProps,
  ref: Ref<E> | null,
): ReactElement {
  const { render, className, style, ...rest } = given
  const resolved: ElementProps = {
    ...withoutUndefined({
      className: resolve(className, state),
      style: merged(own['style'], resolve(style, state)),
    }),
  }
  const props = mergeProps(mergeProps({ ...own, ...dataAttributes(state) }, rest), resolved)
  if (typeof render === 'function') return render({ ...props, ref }, state)
  if (isValidElement<ElementProps>(render)) {
    return cloneElement(render, { ...mergeProps(props, render.props), ref: joinRefs(ref, refOf<E>(render)) })
  }
  return createElement(tag, { ...props, ref })
}

/** React 19 keeps an element's ref among its properties, and warns where it was before; React 18 kept it beside them. */
function refOf<E>(element: ReactElement<ElementProps>): Ref<E> | null {
  const isBeside = version.startsWith('18.')
  return ((isBeside ? (element as { ref?: unknown }).ref : element.props['ref']) ?? null) as Ref<E> | null
}

function resolve<T, S>(value: T | ((state: S) => T | undefined) | undefined, state: S): T | undefined {
  return typeof value === 'function' ? (value as (state: S) => T | undefined)(state) : value
}

function merged(own: unknown, given: CSSProperties | undefined): unknown {
  return own === undefined ? given : { ...own, ...given }
}

function withoutUndefined(props: ElementProps): ElementProps {
  return Object.fromEntries(Object.entries(props).filter(([, value]) => value !== undefined))
}

function mergeProps(own: ElementProps, given: ElementProps): ElementProps {
  const result: ElementProps = { ...own, ...given }
  for (const [name, handler] of Object.entries(given)) {
    const ours = own[name]
    if (/^on[A-Z]/.test(name) && typeof handler === 'function') {
      result[name] = typeof ours === 'function' ? chained(handler as Handler, ours as Handler) : handler
    } else if (handler === undefined) {
      result[name] = ours
    } else if (name === 'className' && typeof ours === 'string' && typeof handler === 'string') {
      result[name] = `${ours} ${handler}`
    }
  }
  return result
}

type Handler = (event: { readonly defaultPrevented?: boolean }) => void

function chained(first: Handler, second: Handler): Handler {
  return (event) => {
    first(event)
    if (event.defaultPrevented !== true) second(event)
  }
}

function joinRefs<E>(...refs: readonly (Ref<E> | null)[]): RefCallback<E> {
  return (element) => {
    for (const ref of refs) {
      if (typeof ref === 'function') ref(element)
      else if (ref !== null) (ref as { current: E | null }).current = element
    }
  }
}

export function dataAttributes(state: PartState): Record<`data-${string}`, string> {
  const attributes: Record<`data-${string}`, string> = {}
  for (const [key, value] of Object.entries(state)) {
    const name = `data-${key.replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`)}` as const
    if (value === true) attributes[name] = ''
    else if (typeof value === 'string' || typeof value === 'number') attributes[name] = String(value)
  }
  return attributes
}
