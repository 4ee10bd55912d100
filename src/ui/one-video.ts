// One place for one video: what is added takes the place of what is there, once it is accepted.

import type { StreamUploaderHandle } from '../browser/create-uploader.js'
import { arrivedVideoOf } from '../core/machine/arrival.js'
import { can } from '../core/machine/can.js'
import type { PickedFile, Upload, UploadId } from '../core/model/upload.js'
import type { UploaderState } from '../core/model/uploader-state.js'
import { isAccepted } from '../core/model/video-formats.js'
import type { OneVideoView } from './rows/one-video-view.js'

export interface OneVideo {
  /** Takes one file at a time. */
  readonly uploader: StreamUploaderHandle
  viewOf(uploads: readonly Upload[]): OneVideoView
  /** Ends what has been replaced. To be called after each change. */
  settle(): void
}

interface Pairs {
  /** What each new video is to replace. Only what a field has replaced itself is ever ended. */
  readonly replaces: Map<UploadId, UploadId>
  /** Of those, the ones that a field has paused. */
  readonly pausedHere: Set<UploadId>
}

/** An uploader of the app outlives its field, and may be in the middle of a replacement then. */
const pairsOf = new WeakMap<StreamUploaderHandle, Pairs>()

/**
 * @param counts from when on a new video is the field's only one, for a form
 * @param tellMore called with each file that is added: whether there were more with it, which were left out */
export function createOneVideo(
  uploader: StreamUploaderHandle,
  tellMore: (hasMore: boolean) => void,
  counts: 'uploaded' | 'ready' = 'uploaded',
): OneVideo {
  const pairs = pairsOf.get(uploader) ?? { replaces: new Map(), pausedHere: new Set() }
  pairsOf.set(uploader, pairs)
  const { replaces, pausedHere } = pairs

  function viewOf(uploads: readonly Upload[]): OneVideoView {
    const standing = uploads.filter(isStanding)
    const latest = lastOf(standing)
    const accepted = standing.filter(({ status }) => status !== 'validating')
    const shown = lastOf(accepted) ?? latest ?? lastOf(uploads.filter(isGoing))
    const last = lastOf(uploads)
    const previous = shown === null ? undefined : replaces.get(shown.id)
    return {
      shown,
      candidate: latest?.status === 'validating' && latest !== shown ? latest : null,
      refused: last?.status === 'rejected' ? last : null,
      isReplacing: standing.some(({ id }) => id === previous),
    }
  }

  /** Its place is taken by what `addOne` adds. */
  function replaceBy(addOne: () => UploadId | undefined): UploadId | undefined {
    const { uploads } = uploader.getState()
    for (const upload of uploads) {
      if (isGoing(upload)) end(upload.id)
      else if (!isStanding(upload)) uploader.remove(upload.id)
    }
    const { shown } = viewOf(uploads.filter(isStanding))
    const id = addOne()
    if (shown !== null && id !== undefined && id !== shown.id) replaces.set(id, shown.id)
    return id
  }

  function end(id: UploadId): void {
    uploader.cancel(id)
    uploader.remove(id)
  }

  /** The video before the one that was under way counts again, or for the first time. */
  function settlePair(next: Upload | undefined, previous: UploadId): boolean {
    if (next === undefined || !isStanding(next)) {
      if (pausedHere.delete(previous)) uploader.resume(previous)
      return true
    }
    if (next.status === 'validating') return false
    if (next.status === 'ready' || next.status === 'uploaded') {
      end(previous)
      return true
    }
    const before = replaces.get(previous)
    if (before !== undefined) {
      replaces.delete(previous)
      replaces.set(next.id, before)
      end(previous)
      return false
    }
    const upload = uploader.getUpload(previous)
    if (upload !== undefined && !pausedHere.has(previous) && can(upload, 'pause')) {
      pausedHere.add(previous)
      uploader.pause(previous)
    }
    return false
  }

  let known: { readonly state: UploaderState; readonly left: UploaderState } | null = null

  /** Without the videos in whose place another one has arrived: a form has one at a time. */
  function withoutReplaced(state: UploaderState): UploaderState {
    if (known?.state === state) return known.left
    const { uploads } = state
    const hasArrived = ({ id }: Upload): boolean =>
      uploads.some((next) => replaces.get(next.id) === id && arrivedVideoOf(next, counts) !== null)
    const left = uploads.some(hasArrived)
      ? { ...state, uploads: uploads.filter((upload) => !hasArrived(upload)) }
      : state
    known = { state, left }
    return left
  }

  return {
    uploader: {
      ...uploader,
      getState: () => withoutReplaced(uploader.getState()),
      add(given) {
        const files = [...given]
        const [first] = files
        if (first === undefined) return []
        const accept = uploader.getState().rules.accept ?? 'video/*'
        const chosen = files.find((file) => isAccepted(identityOf(file), accept)) ?? first
        tellMore(files.length > 1)
        const id = replaceBy(() => uploader.add([chosen])[0])
        return id === undefined ? [] : [id]
      },
      addLink(link) {
        tellMore(false)
        return replaceBy(() => uploader.addLink(link)) ?? ''
      },
    },
    viewOf,
    settle() {
      for (const [next, previous] of replaces) {
        if (replaces.get(next) === previous && settlePair(uploader.getUpload(next), previous)) {
          replaces.delete(next)
        }
      }
    },
  }
}

export function isSameView(a: OneVideoView, b: OneVideoView): boolean {
  return (
    a.shown === b.shown &&
    a.candidate === b.candidate &&
    a.refused === b.refused &&
    a.isReplacing === b.isReplacing
  )
}

function lastOf(uploads: readonly Upload[]): Upload | null {
  return uploads[uploads.length - 1] ?? null
}

function isStanding(upload: Upload): boolean {
  return upload.status !== 'rejected' && upload.status !== 'cancelled' && !isGoing(upload)
}

/** Cancelled by a person who can still undo that. */
function isGoing({ status }: Upload): boolean {
  return status === 'cancelling'
}

function identityOf(given: Blob | PickedFile): { readonly name: string; readonly type: string } {
  const file = 'file' in given ? given.file : given
  return { name: 'name' in file ? String(file.name) : '', type: file.type }
}
