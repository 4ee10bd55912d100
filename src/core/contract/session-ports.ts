// What sessions need from the outside: a store, the other tabs, the files of earlier visits.

import type { RemoteView } from '../model/remote-view.js'
import type { SessionRecord } from '../model/stored-upload.js'
import type { UploadId } from '../model/upload.js'
import type { VideoIdentity } from '../model/video-identity.js'

/* What sessions need from the outside. Anything here may fail, and then counts as nothing kept, or nobody there. */

export interface StoreChanges {
  readonly saved: readonly SessionRecord[]
  readonly forgotten: readonly UploadId[]
}

/** Keeps records beyond the page. */
export interface SessionStore {
  load(): Promise<readonly SessionRecord[]>
  read(id: UploadId): Promise<SessionRecord | null>
  /** Keeps and forgets, all of it or nothing. */
  write(changes: StoreChanges): Promise<void>
}

/** What tabs tell each other. */
export type TabMessage =
  | {
      readonly kind: 'view'
      readonly id: UploadId
      readonly traits: VideoIdentity
      /** What the video is called there; `null` while like the file or the link. */
      readonly title: string | null
      readonly view: RemoteView
    }
  /** Whoever has this upload is to say where it is. */
  | { readonly kind: 'asked'; readonly id: UploadId }

/** Divides uploads among tabs. */
export interface SessionTabs {
  /** Takes an upload until `release`, or until the page is gone. False while another tab has it. */
  claim(id: UploadId): Promise<boolean>
  release(id: UploadId): void
  /** The uploads that some tab has, this one included. */
  held(): Promise<ReadonlySet<UploadId>>
  /** Resolves once no other tab has the upload. */
  free(id: UploadId, signal: AbortSignal): Promise<void>
  tell(news: TabMessage): void
  /** Calls with what other tabs tell; returns the way to stop. */
  hear(listener: (news: TabMessage) => void): () => void
}

/** Files of earlier visits. */
export interface KeptFiles {
  /** May ask the person for permission. */
  open(handle: FileSystemFileHandle): Promise<File | 'permission-denied' | 'file-missing'>
  /** A hash of samples of the content. */
  fingerprint(file: File): Promise<string>
}

export interface SessionPorts {
  readonly store: SessionStore
  readonly tabs: SessionTabs
  readonly files: KeptFiles
}
