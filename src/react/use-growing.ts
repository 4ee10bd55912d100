'use client'

import { useEffect, useState } from 'react'

/** How many of so many groups of rows to render now: one more each time, with the page at work between. */
export function useGrowing(count: number): number {
  const [settled, setSettled] = useState(0)
  const shown = Math.min(count, settled + 1)
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
