// Failures while the page goes away: they change no upload, and are tried again while the page stays.

import type { Ports } from '../contract/ports.js'
import type { UploadEvent } from '../machine/upload-event.js'
import type { UploadId } from '../model/upload.js'

/**
 * Milliseconds between two tries, and how many there are before a failure is believed: WebKit ends requests, and lets no file be
 * read, from the moment in which a link is pressed, and until the next page answers it does the same with new ones.
 */
const INTERVAL = 3000
const TRIES = 20

export interface DoubtfulFailures {
  /** Whether the event is such a failure. It is remembered that the upload had one. */
  hold(id: UploadId, event: UploadEvent): boolean
  /** The page was about to be left, and is still there. It may be waiting for the next one to answer. */
  stayed(): void
  /** The uploads that had such a failure. They are forgotten. */
  release(): ReadonlySet<UploadId>
  /** Ends the wait for the next try. */
  clear(): void
}

/** @param tryAgain has what is released begin again */
export function createDoubtfulFailures(
  { pageLife, clock }: Pick<Ports, 'pageLife' | 'clock'>,
  tryAgain: () => void,
): DoubtfulFailures {
  let held = new Set<UploadId>()
  /** Failures that are not believed any more. With 0, and as soon as anything succeeds, the page is taken to stay. */
  let triesLeft = 0
  let callOff: (() => void) | null = null

  return {
    hold(id, event) {
      const isLeaving = pageLife.isLeaving()
      if (!isLeaving && isSuccess(event)) triesLeft = 0
      if (!isFailure(event)) return false
      if (!isLeaving && (triesLeft === 0 || isAnswer(event))) return false
      held.add(id)
      if (isLeaving || callOff !== null) return true
      callOff = clock.after(INTERVAL, () => {
        callOff = null
        triesLeft = Math.max(0, triesLeft - 1)
        tryAgain()
      })
      return true
    },
    stayed() {
      triesLeft = TRIES
    },
    release() {
      const released = held
      held = new Set()
      return released
    },
    clear() {
      callOff?.()
      callOff = null
    },
  }
}

function isFailure(event: UploadEvent): boolean {
  switch (event.type) {
    case 'failed':
    case 'fileRejected':
    case 'fileRefused':
    case 'ticketLost':
      return true
    case 'titleAnswered':
      return event.title.state === 'failed'
    case 'fieldsAnswered':
      return event.fields.state === 'failed'
    case 'leftBehind':
      return event.record === null
    default:
      return false
  }
}

/** Whether a server has answered, which it cannot while the page goes away. */
function isAnswer(event: UploadEvent): boolean {
  return 'error' in event && event.error.status !== null
}

function isSuccess({ type }: UploadEvent): boolean {
  return (
    type === 'transferOpened' ||
    type === 'chunkAccepted' ||
    type === 'ticketIssued' ||
    type === 'linkAccepted' ||
    type === 'videoRead' ||
    type === 'fileFound'
  )
}
