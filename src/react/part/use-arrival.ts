// Whether a command has just come to the place of its button.
'use client'

import { useEffect, useState } from 'react'
import { SETTLING } from './row-moves.js'

interface Arrival {
  readonly command: string
  readonly arriving: boolean
}

/** True for a while after the button has got this command. @param counts whether it came to where something else was */
export function useArrival(command: string, counts: () => boolean): boolean {
  const [last, setLast] = useState<Arrival>(() => ({ command, arriving: counts() }))
  let current = last
  if (last.command !== command) {
    current = { command, arriving: counts() }
    setLast(current)
  }
  useEffect(
    function settle() {
      if (!current.arriving) return
      const timer = setTimeout(() => setLast({ ...current, arriving: false }), SETTLING)
      return () => clearTimeout(timer)
    },
    [current],
  )
  return current.arriving
}
