// The icons of an uploader without a video.

import type { ReactElement } from 'react'

export function icon(path: string): ReactElement {
  return (
    <svg viewBox="0 0 24 24" aria-hidden="true" focusable="false">
      <path d={path} />
    </svg>
  )
}

export const firstIcons: { readonly upload: ReactElement; readonly alert: ReactElement } = {
  upload: icon('M12 16V5m0 0L7.5 9.5M12 5l4.5 4.5M4.5 15.5v2a2 2 0 0 0 2 2h11a2 2 0 0 0 2-2v-2'),
  alert: icon('M12 8v4.5m0 3.2v.1M21 12a9 9 0 1 1-18 0 9 9 0 0 1 18 0Z'),
}
