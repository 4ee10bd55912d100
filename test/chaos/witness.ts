import { can } from '../../src/core/can.js'
import type { UploaderState } from '../../src/core/queue.js'
import { nameOf, type Upload, type UploadId, videoIdOf } from '../../src/core/upload.js'
import { UploadFailure } from '../../src/core/upload-error.js'
import type { ContentFile } from './content.js'

/** A request for bytes that has reached the emulator and is not over. */
interface OpenRequest {
  readonly kind: string
  readonly uid: string
  readonly signal: AbortSignal
}

/** How the client's requests to remove one video went. */
interface Removal {
  attempts: number
  isDone: boolean
  isHopeless: boolean
}

/**
 * Watches while a schedule runs, holds what happens against the promises that must hold at every moment, and remembers what the
 * verdict needs at the end.
 */
export class Witness {
  readonly violations: string[] = []
  readonly trace: string[] = []
  /** The last that was seen of each upload, listed or not. */
  readonly uploads = new Map<UploadId, Upload>()
  /** Videos of whose creation the client has heard. */
  readonly announced = new Set<string>()
  /** Videos of which a fault said that they did not exist. */
  readonly denied = new Set<string>()
  readonly removals = new Map<string, Removal>()
  readonly refusedForGood = new Set<number>()
  isStopped = false
  /** Places that may be taken: the setting, or more where it was lowered while more were taken. */
  #places = 1
  readonly #open = new Set<OpenRequest>()
  readonly #reached = new Map<UploadId, { readonly url: string; readonly bytes: number }>()
  readonly #ready = new Set<UploadId>()
  readonly #labels = new Map<string, string>()
  readonly #now: () => number
  readonly #state: () => UploaderState

  constructor(now: () => number, state: () => UploaderState) {
    this.#now = now
    this.#state = state
  }

  note(text: string): void {
    this.trace.push(`${(this.#now() - 1_700_000_000_000).toFixed(0).padStart(9)} ${text}`)
  }

  /** A name for a video that is the same each time the schedule runs. */
  label(uid: string): string {
    const label = this.#labels.get(uid) ?? (uid === '' ? '' : `v${this.#labels.size + 1}`)
    this.#labels.set(uid, label)
    return label
  }

  blame(text: string): void {
    this.note(`VIOLATION ${text}`)
    this.violations.push(text)
  }

  configured(concurrency: number): void {
    this.#places = Math.max(concurrency, this.#held())
  }

  statusChanged(next: Upload, previous: Upload, concurrency: number): void {
    this.uploads.set(next.id, next)
    this.note(`${nameOf(next)}: ${previous.status} → ${next.status}${reasonOf(next)}`)
    const held = this.#held()
    if (held > this.#places) this.blame(`${held} places are taken of ${this.#places}`)
    this.#places = Math.max(concurrency, Math.min(held, this.#places))
  }

  ready(upload: Upload): void {
    const { id } = upload
    if (this.#ready.has(id)) this.blame(`${nameOf(upload)} was told to be ready twice`)
    this.#ready.add(id)
  }

  reported(error: unknown): void {
    this.note(`reported ${String(error)}`)
    if (!(error instanceof UploadFailure)) this.blame(`reported: ${String(error)}`)
  }

  /** A request for bytes reaches the emulator. Returns what to call when it is over. */
  arrived(request: OpenRequest, isWhole: boolean): () => void {
    this.note(`${request.kind} ${this.label(request.uid)}`)
    if (!this.#maySend(request.uid)) this.blame(`${request.kind} for an upload that is not under way`)
    if (request.kind === 'patch' && isWhole) this.blame('bytes for a video that has them all')
    const others = [...this.#open].filter(({ kind, uid, signal }) => {
      return kind === 'patch' && request.kind === 'patch' && uid === request.uid && !signal.aborted
    })
    if (others.length > 0) this.blame('two PATCH requests for one video at once')
    this.#open.add(request)
    return () => void this.#open.delete(request)
  }

  /** The status of a video is asked for. */
  asked(uid: string): void {
    const owner = this.#ownerOf(uid)
    if (owner?.status !== 'processing' || this.isStopped) {
      this.blame('a status is asked for, and nobody waits for it')
    }
  }

  removed(uid: string, outcome: 'done' | 'passing' | 'for-good'): void {
    this.note(`DELETE ${this.label(uid)} ${outcome}`)
    const removal = this.removals.get(uid) ?? { attempts: 0, isDone: false, isHopeless: false }
    removal.attempts += 1
    removal.isDone ||= outcome === 'done'
    removal.isHopeless ||= outcome === 'for-good'
    this.removals.set(uid, removal)
  }

  /** After each moment in which something may have happened. */
  look(): void {
    for (const upload of this.#state().uploads) {
      this.uploads.set(upload.id, upload)
      if (upload.status === 'uploading') this.#lookAtProgress(upload.id, upload)
    }
    for (const { kind, uid, signal } of this.#open) {
      if (!signal.aborted && !this.#maySend(uid)) {
        this.blame(`${kind} goes on for an upload that is not under way`)
      }
    }
  }

  fileOf(upload: Upload): ContentFile {
    const { source } = upload
    if (source.kind !== 'file') throw new Error(`${nameOf(upload)} has no file`)
    return source.file as ContentFile
  }

  #lookAtProgress(id: UploadId, { transfer }: Extract<Upload, { status: 'uploading' }>): void {
    const { ticket, bytesReached, bytesAccepted } = transfer
    const before = this.#reached.get(id)
    if (before !== undefined && before.url === ticket.uploadUrl && bytesReached < before.bytes) {
      this.blame(`progress went back from ${before.bytes} to ${bytesReached}`)
    }
    if (bytesAccepted > bytesReached) this.blame('more bytes accepted than reached')
    this.#reached.set(id, { url: ticket.uploadUrl, bytes: bytesReached })
  }

  #held(): number {
    return this.#state().uploads.filter(({ status }) => status === 'requesting' || status === 'uploading')
      .length
  }

  #maySend(uid: string): boolean {
    return this.#ownerOf(uid)?.status === 'uploading' && !this.isStopped
  }

  #ownerOf(uid: string): Upload | undefined {
    return this.#state().uploads.find((upload) => videoIdOf(upload) === uid)
  }
}

function reasonOf(upload: Upload): string {
  if (upload.status === 'paused') return ` (${upload.cause})`
  if (upload.status !== 'failed') return ''
  return ` (${upload.error.code} ${upload.error.status ?? ''}${can(upload, 'retry') ? '' : ', for good'})`
}
