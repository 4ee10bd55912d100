// Where a row stands among all, for the screen reader, where not all rows are in the document.
'use client'

import { type Context, createContext, useContext } from 'react'

export interface RowPlace {
  /** From 1 on. */
  readonly position: number
  readonly of: number
}

export const RowPlaceContext: Context<RowPlace | null> = createContext<RowPlace | null>(null)

export function useRowPlace(): { readonly 'aria-posinset'?: number; readonly 'aria-setsize'?: number } {
  const place = useContext(RowPlaceContext)
  return place === null ? {} : { 'aria-posinset': place.position, 'aria-setsize': place.of }
}
