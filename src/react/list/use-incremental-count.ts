// Renders a long list step by step.
'use client'

import { useEffect, useState } from 'react'

/** Groups that are rendered at once: a few frames of work if rows are rich. */
const STEP = 2

/** How many of the groups to render now. Between the steps the page can react to input. */
export function useIncrementalCount(count: number): number {
  const [rendered, setRendered] = useState(0)
  const shown = Math.min(count, rendered + STEP)
  useEffect(
    function showMore() {
      if (shown === rendered) return
      const timer = setTimeout(() => setRendered(shown))
      return () => clearTimeout(timer)
    },
    [shown, rendered],
  )
  return shown
}
