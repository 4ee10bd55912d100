// How every part renders: its own element or the app's, with merged properties and its state as attributes.
'use client'

import type {
  ComponentPropsWithoutRef,
  CSSProperties,
  ForwardedRef,
  ForwardRefExoticComponent,
  ReactElement,
  Ref,
  RefAttributes,
} from 'react'
import { cloneElement, createElement, forwardRef, isValidElement, version } from 'react'
import { dataAttributes, type ElementProps, mergeProps } from './merge-props.js'
import { useMergedRefs } from './use-merged-refs.js'

/** What every part takes besides the properties of its own element. `S` is the state of the part. */
export interface PartProps<S> {
  /** An element in place of the part's, or a function that returns one. It must pass on its properties, `ref` too. */
  readonly render?: ReactElement | ((props: ElementProps, state: S) => ReactElement) | undefined
  readonly className?: string | ((state: S) => string | undefined) | undefined
  readonly style?: CSSProperties | ((state: S) => CSSProperties | undefined) | undefined
}

type Tag = keyof HTMLElementTagNameMap

/** The properties of a native element, some of which {@link PartProps} replaces. */
export type PartOf<T extends Tag, S> = Omit<ComponentPropsWithoutRef<T>, keyof PartProps<S>> & PartProps<S>

export type Part<P, T extends Tag> = ForwardRefExoticComponent<P & RefAttributes<HTMLElementTagNameMap[T]>>

/** `forwardRef` for parts: it takes the types from what its result is assigned to. */
export function part<P, T extends Tag>(
  render: (props: P, ref: ForwardedRef<HTMLElementTagNameMap[T]>) => ReactElement | null,
): Part<P, T> {
  return forwardRef(render as Parameters<typeof forwardRef>[0]) as Part<P, T>
}

/** `own` are the properties that the part sets, `given` those of the app; {@link mergeProps} merges them. */
export function usePart<S extends object, E>(
  tag: Tag,
  state: S,
  own: ElementProps,
  given: PartProps<S>,
  ref: Ref<E> | null,
): ReactElement {
  const { render, className, style, ...rest } = given
  const mergedRef = useMergedRefs(ref, isValidElement<ElementProps>(render) ? refOf<E>(render) : null)
  const resolved = { ...rest, className: resolve(className, state), style: resolve(style, state) }
  const props = mergeProps({ ...own, ...dataAttributes(state) }, resolved)
  if (typeof render === 'function') return render({ ...props, ref }, state)
  return isValidElement<ElementProps>(render)
    ? cloneElement(render, { ...mergeProps(props, render.props), ref: mergedRef })
    : createElement(tag, { ...props, ref })
}

/** React 19 keeps a ref in the properties, and warns if `element.ref` is read. React 18 has only that. */
function refOf<E>(element: ReactElement<ElementProps>): Ref<E> | null {
  const isReact18 = version.startsWith('18.')
  return ((isReact18 ? (element as { ref?: unknown }).ref : element.props['ref']) ?? null) as Ref<E> | null
}

function resolve<T, S>(value: T | ((state: S) => T | undefined) | undefined, state: S): T | undefined {
  return typeof value === 'function' ? (value as (state: S) => T | undefined)(state) : value
}
