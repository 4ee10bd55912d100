// Whether new rows may come with a movement.
'use client'

import { useState } from 'react'
import type { ListRow } from './list-rows.js'

/** More at once are a change of the list, not arrivals. */
const MANY = 12

/** Not for the rows of the first render, nor for many at once. */
export function useArrivals(rows: readonly ListRow[]): boolean {
  const [last, setLast] = useState({ rows, isCalm: true })
  if (last.rows === rows) return !last.isCalm
  const isCalm = rows.length - last.rows.length > MANY
  setLast({ rows, isCalm })
  return !isCalm
}
