// What sessions need from the outside: a store, the other tabs, the files of earlier visits. Any of it may fail.

import type { FieldValues } from '../../protocol/own-field.js'
import type { RemoteView, SessionOutcome } from '../model/remote-view.js'
import type { SessionRecord } from '../model/stored-upload.js'
import type { UploadId } from '../model/upload.js'
import type { VideoIdentity } from '../model/video-identity.js'

/** What stays of an upload that is over, for tabs that were not listening: how it ended. */
export interface SessionEnd {
  readonly id: UploadId
  readonly end: SessionOutcome
}

/** A record to be deleted; `end` is `null` if nothing is to stay of it. */
export interface Forgotten {
  readonly id: UploadId
  readonly end: SessionOutcome | null
}

export type Stored = SessionRecord | SessionEnd

export interface StoreChanges {
  readonly saved: readonly SessionRecord[]
  readonly forgotten: readonly Forgotten[]
}

export interface SessionStore {
  load(): Promise<readonly SessionRecord[]>
  read(id: UploadId): Promise<Stored | null>
  /** Saves and deletes in one transaction: all of it or nothing. */
  write(changes: StoreChanges): Promise<void>
}

export type TabMessage =
  | {
      readonly kind: 'view'
      readonly id: UploadId
      readonly traits: VideoIdentity
      /** The title that was given in the other tab; `null` for the name of the file or link. */
      readonly title: string | null
      /** What was written into the app's own fields; absent if nothing. */
      readonly fields?: FieldValues | undefined
      readonly view: RemoteView
    }
  /** The tab that has this upload should answer with its view. */
  | { readonly kind: 'asked'; readonly id: UploadId }
  /** Somebody signs out: everything is to be forgotten. */
  | { readonly kind: 'forgotten' }

export interface SessionTabs {
  /** Takes a lock, most often that of an upload, until `release` or until the page is gone. False if it is taken. */
  claim(name: string): Promise<boolean>
  release(name: string): void
  /** By any tab, this one included. */
  held(): Promise<ReadonlySet<string>>
  free(name: string, signal: AbortSignal): Promise<void>
  tell(message: TabMessage): void
  /** Calls the listener with the messages of other tabs. Returns the function that unsubscribes. */
  hear(listener: (message: TabMessage) => void): () => void
}

export interface KeptFiles {
  /** May ask the person for permission. */
  open(handle: FileSystemFileHandle): Promise<File | 'permission-denied' | 'file-missing'>
  /**
   * Hash of samples of the content, which are taken once. Waits some seconds for a file that cannot be read: that may pass.
   *
   * @param like a fingerprint of either kind: the same kind is returned
   */
  readonly fingerprint: (file: File, like?: string) => Promise<string>
  /** Hash of the end of the content, which costs the page less. */
  readonly quickFingerprint: (file: File) => Promise<string>
  /** Keeps a file without a handle while the page lives, or the record of its upload. */
  keep(id: UploadId, file: File): void
}

export interface SessionPorts {
  readonly store: SessionStore
  readonly tabs: SessionTabs
  readonly files: KeptFiles
}
