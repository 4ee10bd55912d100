'use client'

import { useEffect, useState } from 'react'

/** Groups of rows that are rendered in one go: a few frames' work where much is in a row. */
const STEP = 2

/** How many of so many groups to render now: all of a few at once, those of many step by step, with the page at work between. */
export function useIncrementalCount(count: number): number {
  const [settled, setSettled] = useState(0)
  const shown = Math.min(count, settled + STEP)
  useEffect(
    function goOn() {
      if (shown === settled) return
      const timer = setTimeout(() => setSettled(shown))
      return () => clearTimeout(timer)
    },
    [shown, settled],
  )
  return shown
}
