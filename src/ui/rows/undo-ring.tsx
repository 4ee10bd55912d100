// The ring that empties while something can still be undone.

import { type ReactElement, useState } from 'react'

interface UndoRingProps {
  /** Milliseconds since the epoch. */
  readonly until: number
  /** Milliseconds that there are in all. */
  readonly total: number
}

export function UndoRing({ until, total }: UndoRingProps): ReactElement {
  // One that is rendered late begins where it would be by now.
  const [animationDelay] = useState(() => `${Math.min(0, until - Date.now() - total)}ms`)
  return (
    <svg
      className="stream-uploader-ring"
      viewBox="0 0 24 24"
      aria-hidden="true"
      focusable="false"
      style={{ animationDuration: `${total}ms`, animationDelay }}
    >
      <circle cx="12" cy="12" r="8" pathLength="1" />
    </svg>
  )
}
