import type { UploadTicket } from '../../protocol/messages.js'
import type { Link } from './link-source.js'
import type { KeptTitle } from './title-state.js'
import type { FileIdentity } from './video-identity.js'

/** Where a later visit goes on. `videoId` of a `request` is the video that an earlier try left behind at Stream. */
export type SessionPoint =
  | { readonly step: 'request'; readonly videoId: string | null }
  | { readonly step: 'transfer'; readonly ticket: UploadTicket; readonly bytesAccepted: number }
  | { readonly step: 'processing'; readonly videoId: string }
  /** A link that the person holds back: all others go on by themselves. */
  | { readonly step: 'pause' }

interface Kept {
  /** The upload's id, in every visit and every tab. */
  readonly id: string
  readonly point: SessionPoint
  /** What the person calls the video; `null` for nothing, as in records of versions that had no titles. */
  readonly title: KeptTitle | null
  /** Milliseconds since the epoch. */
  readonly addedAt: number
  readonly savedAt: number
}

export interface FileRecord extends Kept {
  readonly file: FileIdentity
  /** Hash of samples of the content; `null` while nothing was sent, or where the file could not be read. */
  readonly fingerprint: string | null
  /** Reads the file without asking the person to choose it again; `null` where the browser gave none. */
  readonly handle: FileSystemFileHandle | null
}

export interface LinkRecord extends Kept {
  readonly link: Link
}

/** What is kept of an upload beyond the page: enough to go on, given its file. */
export type SessionRecord = FileRecord | LinkRecord

/** How long a record is worth keeping after its last change, in milliseconds: a week. */
export const SESSION_LIFETIME: number = 7 * 24 * 60 * 60 * 1000
