import { useEffect, useState } from 'react'
import { imposeConditions, pageConditions } from '../support/page-conditions.js'
import { type BreakName, breakOf } from './breaks.js'

type Press = (name: BreakName) => void

/** One at a time. Pressed again it ends. */
export function useBreak(failures: number): readonly [BreakName | null, Press] {
  const [active, setActive] = useState<{ readonly name: BreakName; readonly failures: number } | null>(null)
  const name = active?.name ?? null

  useEffect(
    function breakTheLine() {
      if (name === null) return
      const before = pageConditions()
      const { conditions, lastsMs } = breakOf(name)
      imposeConditions({ ...before, ...conditions })
      const timer = lastsMs === undefined ? undefined : setTimeout(() => setActive(null), lastsMs)
      return () => {
        clearTimeout(timer)
        imposeConditions(before)
      }
    },
    [name],
  )

  const isOver =
    active !== null && breakOf(active.name).endsWithFailure === true && failures > active.failures
  if (isOver) setActive(null)
  return [name, (next) => setActive(next === name ? null : { name: next, failures })]
}
