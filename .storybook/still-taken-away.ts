import { useLayoutEffect } from 'react'

/** What is rendered now stands in its place. */
export function useStillTakenAway(): void {
  useLayoutEffect(() => document.getElementById('still')?.remove(), [])
}
