// The messages of the engine's mailbox, and how files and links become such messages.

import { cleanName } from '../../protocol/clean-name.js'
import type { Settings, UploadOptions } from '../contract/options.js'
import type { Clock } from '../contract/ports.js'
import type { UploadEvent } from '../machine/upload-event.js'
import { statusTraits } from '../model/status-traits.js'
import type { FileSource, LinkSource, PickedFile, Upload, UploadId, UploadIn } from '../model/upload.js'
import { wasThere } from '../model/upload-facts.js'
import { extensionFor } from '../model/video-formats.js'
import { type FileIdentity, type GivenLink, type Link, linkOf } from '../model/video-identity.js'

export type EngineMessage =
  | EventMessage
  | AddedMessage
  | { readonly kind: 'removed'; readonly id: UploadId }
  | { readonly kind: 'hidden'; readonly id: UploadId }
  | { readonly kind: 'ordered'; readonly ids: readonly UploadId[] }
  | { readonly kind: 'connectivity' }
  | { readonly kind: 'configured'; readonly options: UploadOptions }
  | { readonly kind: 'started' }
  | { readonly kind: 'returned' }
  | { readonly kind: 'stayed' }
  | { readonly kind: 'doubted' }

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

/** Nothing is started without what is in the required fields. */
export function startEvent({ fields = [] }: Settings): UploadEvent {
  const needs = fields.filter(({ required }) => required === true).map(({ name }) => name)
  return { type: 'start', needs }
}

/** What makes it final that a person has cancelled or removed it. */
export function finalOf({ id, status }: UploadIn<'cancelling' | 'removing'>): EngineMessage {
  return status === 'cancelling' ? eventFor(id, { type: 'cancel' }) : { kind: 'removed', id }
}

/** Takes it off the list, and leaves its video at Stream. Nothing, while bytes are missing. */
export function releaseOf(upload: Upload): readonly EngineMessage[] {
  const { id, status } = upload
  if (wasThere(upload)) return [{ kind: 'hidden', id }]
  if (!statusTraits[status].isAtStream) return []
  // Ended first: else the next visit would go on with it.
  return [eventFor(id, { type: 'untracked', missing: 'status' }), { kind: 'removed', id }]
}

/** Adds an upload of the file, or gives it to one that waits for it. `index`: among those added together. */
export function messageFor(
  file: Blob | PickedFile,
  index: number,
  findWaiting: (file: FileIdentity) => UploadId | undefined,
  clock: Clock,
): EventMessage | AddedMessage {
  const picked = pickedOf(file)
  const waiting = findWaiting(picked.file)
  if (waiting !== undefined) return eventFor(waiting, { type: 'fileChosen', ...picked })
  return addition({ kind: 'file', ...picked }, index, clock)
}

/** Adds an upload of the link, or retries one that has failed. */
export function messageForLink(
  given: GivenLink,
  findFailed: (link: Link) => UploadId | undefined,
  clock: Clock,
): EventMessage | AddedMessage {
  const link = linkOf(given)
  const failed = findFailed(link)
  return failed === undefined
    ? addition({ kind: 'link', ...link }, 0, clock)
    : eventFor(failed, { type: 'retry' })
}

function addition(source: FileSource | LinkSource, index: number, clock: Clock): AddedMessage {
  // Not `crypto.randomUUID`: browsers have it on secure pages only, so not on a server in a local network.
  const part = (): string => clock.random().toString(36).slice(2)
  const id = `upload-${part()}${part()}`
  // A later visit sorts by time, so files that are added in the same millisecond must differ.
  const addedAt = clock.now() + index / 1000
  const upload = { id, source, addedAt, media: null, title: null, status: 'validating' } as const
  return { kind: 'added', id, upload }
}

export function pickedOf(given: Blob | PickedFile): PickedFile {
  const { file, handle } = 'file' in given ? given : { file: given, handle: null }
  return { file: named(file), handle }
}

/** What a page has recorded is a `Blob` without a name, and its row and its video need one. */
function named(blob: Blob): File {
  const { name = '', lastModified = 0 } = blob as Partial<File>
  if (cleanName(name) !== '') return blob as File
  // The same blob is the same video: a time of now would make it another one.
  return new File([blob], `video${extensionFor(blob.type)}`, { type: blob.type, lastModified })
}
