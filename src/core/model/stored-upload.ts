// The record of an upload that the browser keeps, so that a later visit can continue it.

import type { UploadTicket } from '../../protocol/ticket.js'
import type { FileIdentity, Link } from './video-identity.js'
import type { KeptFields, KeptTitle } from './written.js'

/** Where a later visit continues. A `request` has the video that an earlier attempt left at Stream. */
export type SessionPoint =
  | { readonly step: 'request'; readonly videoId: string | null }
  | {
      readonly step: 'transfer'
      readonly ticket: UploadTicket
      readonly bytesAccepted: number
      /** Bytes of the largest chunk that the way to the server takes; `null` if it met no limit. */
      readonly chunkCeiling: number | null
    }
  | { readonly step: 'processing'; readonly videoId: string }
  /** Waits for a start: nothing was asked for yet. Earlier versions of this library ignore such a record. */
  | { readonly step: 'hold' }
  /** A link that the person has paused: all other links continue without a command. */
  | { readonly step: 'pause' }

interface Kept {
  /** The upload's id, the same in every visit and every tab. */
  readonly id: string
  readonly point: SessionPoint
  /** The title that the person gave; `null` for none, as in records of versions without titles. */
  readonly title: KeptTitle | null
  readonly fields?: KeptFields | undefined
  /** Cancelled or removed by a person: when that becomes final, in milliseconds since the epoch. No later visit goes on. */
  readonly withdrawnUntil?: number | undefined
  /** Milliseconds since the epoch. */
  readonly addedAt: number
  readonly savedAt: number
  /** The lock of the tab in which it waits, with all else that waits there; absent once it has a lock of its own. */
  readonly keeper?: string | undefined
}

export interface FileRecord extends Kept {
  readonly file: FileIdentity
  /**
   * Hash of samples of the content, or of its end alone where a first part has only just begun to be sent; `null` before the first
   * byte is sent, or for an unreadable file.
   */
  readonly fingerprint: string | null
  /** Opens the file without asking the person to choose it again; `null` if the browser gave no
   * handle. On the page on which it was chosen, one that gives the page's own file also stands in. */
  readonly handle: FileSystemFileHandle | null
}

export interface LinkRecord extends Kept {
  readonly link: Link
}

export type SessionRecord = FileRecord | LinkRecord

/** Whether no byte can be at the server, and no video was created that is still wanted. */
export function isBeforeCreation({ step }: SessionPoint): boolean {
  return step === 'request' || step === 'hold'
}

/** How long a record is kept after its last change, in milliseconds: a week. */
export const SESSION_LIFETIME: number = 7 * 24 * 60 * 60 * 1000

export function isOutdated({ savedAt }: Kept, now: number): boolean {
  return now - savedAt > SESSION_LIFETIME
}
