// What each status means to the rest of the code: one row per status, so that a new one must answer every question.

import type { UploadStatus } from './upload.js'

interface StatusTraits {
  /** Nothing more happens without a command. */
  readonly isSettled: boolean
  /** Takes one of the `concurrency` slots. Encoding takes none: Stream does that. */
  readonly holdsSlot: boolean
  /** Counts towards the totals. */
  readonly isCounted: boolean
  /** Counts towards `maxFiles`. */
  readonly takesPlace: boolean
  /** Has bytes to send, now or soon: leaving the page would end them. */
  readonly isMoving: boolean
  /** Stream has every byte of it. */
  readonly isAtStream: boolean
  /** This tab does not have its file: it belongs to an earlier visit or another tab. */
  readonly isDetached: boolean
  /** This tab works on it, and tells other tabs about it. */
  readonly isLocal: boolean
  /** Its ticket is in use, so the next request for one creates a new one. */
  readonly usesTicket: boolean
  /** Its video can be given a title; `failed` and `uploaded` depend on more than the status. */
  readonly isRenamable: boolean
  /** It waits for the person: it failed, was refused, or needs its file. */
  readonly needsAttention: boolean
}

const none: StatusTraits = {
  isSettled: false,
  holdsSlot: false,
  isCounted: true,
  takesPlace: true,
  isMoving: false,
  isAtStream: false,
  isDetached: false,
  isLocal: true,
  usesTicket: false,
  isRenamable: true,
  needsAttention: false,
}

const detached: StatusTraits = { ...none, isDetached: true, isLocal: false, isRenamable: false }

export const statusTraits: Readonly<Record<UploadStatus, StatusTraits>> = {
  validating: { ...none, isMoving: true, isLocal: false },
  rejected: {
    ...none,
    isSettled: true,
    isCounted: false,
    takesPlace: false,
    isLocal: false,
    isRenamable: false,
    needsAttention: true,
  },
  interrupted: { ...detached, needsAttention: true },
  reopening: detached,
  elsewhere: detached,
  queued: { ...none, isMoving: true },
  requesting: { ...none, isMoving: true, holdsSlot: true },
  uploading: { ...none, isMoving: true, holdsSlot: true, usesTicket: true },
  paused: none,
  reading: { ...none, isAtStream: true, isLocal: false, isRenamable: false },
  processing: { ...none, isAtStream: true, usesTicket: true },
  ready: { ...none, isSettled: true, isAtStream: true },
  uploaded: { ...none, isSettled: true, isAtStream: true, usesTicket: true },
  failed: { ...none, isSettled: true, needsAttention: true },
  cancelled: { ...none, isSettled: true, isCounted: false, takesPlace: false, isRenamable: false },
  cancelling: { ...none, isCounted: false, isRenamable: false },
  removing: { ...none, isSettled: true, isCounted: false, takesPlace: false, isRenamable: false },
}
