// Waits until nothing in the list is under way any more: what a form asks before it is sent.

import { statusTraits } from '../model/status-traits.js'
import type { Upload } from '../model/upload.js'
import { isSettled, needsAttention } from '../model/upload-facts.js'

/** How far uploads are waited for: until every byte has arrived, or until the video can be played. */
export type Arrival = 'uploaded' | 'ready'

interface Watched {
  uploads(): readonly Upload[]
  subscribe(listener: () => void): () => void
}

/** Resolves with all uploads as they are then. Waits for what is paused or without a connection. */
export function whenArrived(until: Arrival, { uploads, subscribe }: Watched): Promise<readonly Upload[]> {
  const isAtEnd = (upload: Upload): boolean => {
    if (isSettled(upload) || needsAttention(upload)) return true
    return until === 'uploaded' && statusTraits[upload.status].isAtStream
  }
  return new Promise((resolve) => {
    const check = (): void => {
      const latest = uploads()
      if (!latest.every(isAtEnd)) return
      leave()
      resolve(latest)
    }
    const leave = subscribe(check)
    check()
  })
}
