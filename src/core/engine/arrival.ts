// Waits until nothing in the list is under way any more: what a form asks before it is sent.

import { type Arrival, isAtEnd } from '../machine/arrival.js'
import type { Upload } from '../model/upload.js'
import { isHeld } from '../model/upload-facts.js'

interface Watched {
  uploads(): readonly Upload[]
  subscribe(listener: () => void): () => void
}

/** Resolves with all uploads as they are then. Waits for what is paused or without a connection. */
export function whenArrived(until: Arrival, { uploads, subscribe }: Watched): Promise<readonly Upload[]> {
  return new Promise((resolve) => {
    const check = (): void => {
      const latest = uploads()
      if (!latest.every((upload) => isAtEnd(upload, until) || isHeld(upload))) return
      leave()
      resolve(latest)
    }
    const leave = subscribe(check)
    check()
  })
}
