'use client'

import {
  type CSSProperties,
  cloneElement,
  createElement,
  type ForwardRefExoticComponent,
  isValidElement,
  type ReactElement,
  type Ref,
  type RefAttributes,
  version,
} from 'react'
import { dataAttributes, type ElementProps, mergeProps } from './merge-props.js'
import { useMergedRefs } from './use-merged-refs.js'

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

/**
 * A part's element: the own properties, the host's on top of them, and the state as `data-*` attributes.
 * @see {@link mergeProps} for what happens where both set the same property
 */
export function usePart<S extends object, E>(
  tag: string,
  state: S,
  own: ElementProps,
  given: PartProps<S> & ElementProps,
  ref: Ref<E> | null,
): ReactElement {
  const { render, className, style, ...rest } = given
  const joined = useMergedRefs(ref, isValidElement<ElementProps>(render) ? refOf<E>(render) : null)
  const resolved = { ...rest, className: resolve(className, state), style: resolve(style, state) }
  const props = mergeProps({ ...own, ...dataAttributes(state) }, resolved)
  if (typeof render === 'function') return render({ ...props, ref }, state)
  return isValidElement<ElementProps>(render)
    ? cloneElement(render, { ...mergeProps(props, render.props), ref: joined })
    : createElement(tag, { ...props, ref })
}

/** React 19 keeps an element's ref among its properties, and warns where it was before; React 18 kept it beside them. */
function refOf<E>(element: ReactElement<ElementProps>): Ref<E> | null {
  const isBeside = version.startsWith('18.')
  return ((isBeside ? (element as { ref?: unknown }).ref : element.props['ref']) ?? null) as Ref<E> | null
}

function resolve<T, S>(value: T | ((state: S) => T | undefined) | undefined, state: S): T | undefined {
  return typeof value === 'function' ? (value as (state: S) => T | undefined)(state) : value
}
