// The messages of the engine's mailbox, and how files and links become such messages.

import type { UploadOptions } from '../contract/options.js'
import type { Clock } from '../contract/ports.js'
import type { UploadEvent } from '../machine/upload-event.js'
import { type GivenLink, linkOf } from '../model/link-source.js'
import {
  createUpload,
  type FileSource,
  type LinkSource,
  type PickedFile,
  type Upload,
  type UploadId,
} from '../model/upload.js'
import type { FileIdentity } from '../model/video-identity.js'

export type EngineMessage =
  | EventMessage
  | AddedMessage
  | { readonly kind: 'removed'; readonly id: UploadId }
  | { readonly kind: 'connectivity' }
  | { readonly kind: 'configured'; readonly options: UploadOptions }
  | { readonly kind: 'started' }
  | { readonly kind: 'returned' }

interface EventMessage {
  readonly kind: 'event'
  readonly id: UploadId
  readonly event: UploadEvent
}

interface AddedMessage {
  readonly kind: 'added'
  readonly id: UploadId
  readonly upload: Upload
  readonly inPlaceOf?: UploadId | undefined
}

export function eventFor(id: UploadId, event: UploadEvent): EventMessage {
  return { kind: 'event', id, event }
}

/**
 * Adds a new upload of the file, or gives the file to a detached upload that waits for it.
 * @param index position among the files that are added together
 */
export function messageFor(
  file: File | PickedFile,
  index: number,
  findDetached: (file: FileIdentity) => UploadId | undefined,
  clock: Clock,
): EventMessage | AddedMessage {
  const picked = pickedOf(file)
  const waiting = findDetached(picked.file)
  if (waiting !== undefined) return eventFor(waiting, { type: 'fileChosen', ...picked })
  return addition({ kind: 'file', ...picked }, index, clock)
}

export function messageForLink(link: GivenLink, clock: Clock): AddedMessage {
  return addition({ kind: 'link', ...linkOf(link) }, 0, clock)
}

/**
 * Files that are added together share a millisecond. A later visit sorts them by their times, so each is a
 * little later.
 */
function addition(source: FileSource | LinkSource, index: number, clock: Clock): AddedMessage {
  const upload = createUpload(createUploadId(clock), source, clock.now() + index / 1000)
  return { kind: 'added', id: upload.id, upload }
}

/**
 * Not `crypto.randomUUID`: browsers have it on secure pages only, and a development server on a local network
 * is not secure.
 */
function createUploadId(clock: Clock): UploadId {
  const part = (): string => clock.random().toString(36).slice(2)
  return `upload-${part()}${part()}`
}

export function pickedOf(file: File | PickedFile): PickedFile {
  return 'file' in file ? { file: file.file, handle: file.handle } : { file, handle: null }
}
