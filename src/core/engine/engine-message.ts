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
import type { UploaderState } from '../model/uploader-state.js'
import { waitingFor } from './queue.js'
import { createUploadId } from './upload-id.js'

/** What the engine's inbox takes. */
export type EngineMessage =
  | { readonly kind: 'event'; readonly id: UploadId; readonly event: UploadEvent }
  | {
      readonly kind: 'added'
      readonly id: UploadId
      readonly upload: Upload
      readonly inPlaceOf?: UploadId | undefined
    }
  | { readonly kind: 'removed'; readonly id: UploadId }
  | { readonly kind: 'connectivity' }
  | { readonly kind: 'configured'; readonly options: UploadOptions }
  | { readonly kind: 'started' }
  | { readonly kind: 'returned' }

export function eventFor(id: UploadId, event: UploadEvent): Extract<EngineMessage, { kind: 'event' }> {
  return { kind: 'event', id, event }
}

/** A new upload of the file; or the file for an upload of an earlier visit, which waits for it. `place`: among those added with it. */
export function messageFor(
  file: File | PickedFile,
  place: number,
  state: UploaderState,
  clock: Clock,
): Extract<EngineMessage, { kind: 'event' | 'added' }> {
  const picked = pickedOf(file)
  const waiting = waitingFor(state, picked.file)
  if (waiting !== undefined) return eventFor(waiting.id, { type: 'fileChosen', ...picked })
  return addition({ kind: 'file', ...picked }, place, clock)
}

export function messageForLink(link: GivenLink, clock: Clock): Extract<EngineMessage, { kind: 'added' }> {
  return addition({ kind: 'link', ...linkOf(link) }, 0, clock)
}

/** Files that come together come in the same millisecond, and a later visit shows them by their times. */
function addition(
  source: FileSource | LinkSource,
  place: number,
  clock: Clock,
): Extract<EngineMessage, { kind: 'added' }> {
  const upload = createUpload(createUploadId(clock), source, clock.now() + place / 1000)
  return { kind: 'added', id: upload.id, upload }
}

export function pickedOf(file: File | PickedFile): PickedFile {
  return 'file' in file ? { file: file.file, handle: file.handle } : { file, handle: null }
}
