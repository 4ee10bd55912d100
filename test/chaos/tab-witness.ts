import { can } from '../../src/core/machine/can.js'
import { remainingQualityOf } from '../../src/core/machine/encoding-progress.js'
import { SESSION_LIFETIME } from '../../src/core/model/stored-upload.js'
import type { Upload, UploadId, UploadIn, UploadStatus } from '../../src/core/model/upload.js'
import { isNotOurs, isSettled, isWithdrawn, nameOf, videoIdOf } from '../../src/core/model/upload-facts.js'
import type { UploaderState } from '../../src/core/model/uploader-state.js'
import type { ContentFile } from './content.js'
import type { Visits } from './visits.js'
import { isWhole } from './whole.js'
import type { Witness } from './witness.js'

/** Milliseconds that a record may take until it is given to the database. */
const GRACE = 1
/**
 * Milliseconds that a component takes to read and write its records: when it comes back, and when it goes
 * before they are written.
 */
const RETURN = 150

/** Milliseconds by which clocks may be wrong, and more. */
const DAY = 86_400_000

/** Watches one tab. */
export class TabWitness {
  isStopped = false
  /** When its component went. */
  stoppedAt: number = -Infinity
  /** When it came back. */
  startedAt: number = -Infinity
  isGone = false
  /** When it was frozen; `Infinity` while it runs. */
  #frozenAt: number = Infinity
  /** Of the last time that it was frozen: since when, and until when. */
  #stoodSince: number = Infinity
  #thawedAt: number = -Infinity
  /** Uploads of which the database had not answered for the last record then: a newer one waits for that. */
  #unansweredThen: ReadonlySet<UploadId> = new Set()
  /** Places that may be taken: the setting, or more where it was lowered while more were taken. */
  #places = 1
  /** Videos that this tab has begun to remove. */
  readonly #removing = new Set<string>()
  /** When that which a record says of an upload last changed. */
  readonly #newSince = new Map<UploadId, { readonly point: string; readonly at: number }>()
  readonly #reached = new Map<UploadId, { readonly url: string; readonly bytes: number }>()
  readonly #witness: Witness
  readonly #name: string
  readonly #state: () => UploaderState

  constructor(witness: Witness, name: string, state: () => UploaderState) {
    this.#witness = witness
    this.#name = name
    this.#state = state
  }

  note(text: string): void {
    this.#witness.note(`${this.#name} ${text}`)
  }

  blame(text: string): void {
    this.#witness.blame(`${this.#name} ${text}`)
  }

  configured(concurrency: number): void {
    this.#places = Math.max(concurrency, this.#held())
  }

  statusChanged(next: Upload, previous: Upload, concurrency: number): void {
    if (this.isGone) return
    this.note(`${nameOf(next)}: ${previous.status} → ${next.status}${reasonOf(next)}`)
    // It begins at what its record says, which has what was accepted.
    if (previous.status === 'reopening') this.#reached.delete(next.id)
    // While it can be undone it ends with its tab.
    if (isCancelled(next)) this.#witness.cancelled.add(next.id)
    else if (isCancelled(previous)) this.#witness.cancelled.delete(next.id)
    this.#see(next)
    const held = this.#held()
    if (held > this.#places) this.blame(`${held} places are taken of ${this.#places}`)
    this.#places = Math.max(concurrency, Math.min(held, this.#places))
  }

  /** The status of a video is asked for. */
  asked(uid: string): void {
    const owner = this.#ownerOf(uid)
    const { announced, unknownUploads } = this.#witness
    // Before a video is given up, and deleted, it is looked up.
    const isDoubted = owner?.status === 'uploading' && unknownUploads.has(uid)
    const age = this.#witness.now() - (announced.get(uid) ?? Infinity)
    const isOutdated = owner === undefined && age > SESSION_LIFETIME - DAY
    if (!(isWaitedFor(owner) || isDoubted || isOutdated) || this.isStopped) {
      this.blame('a status is asked for, and nobody waits for it')
    }
  }

  /** After each moment in which something may have happened. */
  look(): void {
    for (const upload of this.#state().uploads) {
      this.#see(upload)
      if (upload.status === 'uploading') this.#lookAtProgress(upload)
    }
    if (this.#witness.isDoubled) return
    for (const { kind, uid, signal, tab } of this.#witness.openRequests) {
      if (tab === this && !signal.aborted && !this.maySend(uid)) {
        this.blame(`${kind} goes on for an upload that is not under way`)
      }
    }
  }

  takesOff(upload: Upload): void {
    if (isSettled(upload)) this.#witness.takenOff.add(upload.id)
  }

  putsBack({ id, status }: Upload): void {
    if (status === 'removing') this.#witness.takenOff.delete(id)
  }

  startsOver(upload: Upload): void {
    if (can(upload, 'restart')) this.#witness.startedOver += 1
  }

  removing(uid: string): void {
    this.#removing.add(uid)
  }

  froze(visits: Visits | null): void {
    this.#frozenAt = this.#witness.now()
    this.#unansweredThen = new Set(visits?.unsaved)
  }

  thawed(): void {
    this.#stoodSince = this.#frozenAt
    this.#thawedAt = this.#witness.now()
    this.#frozenAt = Infinity
    this.#unansweredThen = new Set()
  }

  /**
   * The tab is killed. What it had begun to remove nobody removes; what no record says yet nobody can know.
   */
  leaves({ records, unsaved }: Visits): void {
    const witness = this.#witness
    for (const uid of this.#removing) if (witness.removals.get(uid)?.isDone !== true) witness.abandoned(uid)
    for (const id of records().keys()) witness.forgetReady(id)
    for (const id of witness.zombies) witness.risen.add(id)
    for (const [uid, at] of witness.announced) if (this.#isJustNow(at)) witness.unrecorded.add(uid)
    // Some of them are off the list already.
    const saving = [...unsaved].flatMap((id) => witness.uploads.get(id) ?? [])
    for (const upload of [...this.#state().uploads, ...saving]) {
      const isUnsaved = unsaved.has(upload.id) || this.#unansweredThen.has(upload.id)
      // Its record was just being deleted.
      if (isUnsaved && isSettled(upload)) witness.risen.add(upload.id)
      if (this.#isRecorded(upload) && !isUnsaved) continue
      witness.unrecorded.add(upload.id)
      if (upload.status === 'requesting') witness.strays.add(nameOf(upload))
      const uid = videoIdOf(upload)
      if (uid !== null) witness.unrecorded.add(uid)
    }
  }

  /** Nothing is written in the moment of the change, nor while the component is gone. */
  #isRecorded({ id }: Upload): boolean {
    const at = this.#newSince.get(id)?.at ?? -Infinity
    const isBack = !this.isStopped && this.#witness.now() - this.startedAt > RETURN
    return !this.#isJustNow(at) && (isBack || at < this.stoppedAt - RETURN)
  }

  #isJustNow(at: number): boolean {
    const { awakeSince, sleptSince } = this.#witness
    let now = Math.min(this.#witness.now(), this.#frozenAt)
    // What stood still, in a frozen tab or in a machine that slept, has had no time to write.
    if (now - this.#thawedAt <= GRACE) now = Math.min(now, this.#stoodSince)
    if (now - awakeSince <= GRACE) now = Math.min(now, sleptSince)
    return now - at <= GRACE
  }

  maySend(uid: string): boolean {
    return this.#ownerOf(uid)?.status === 'uploading' && !this.isStopped
  }

  /** What this tab sends for the video. */
  fileFor(uid: string): ContentFile | null {
    const source = this.#ownerOf(uid)?.source
    return source?.kind === 'file' ? (source.file as ContentFile) : null
  }

  #see(upload: Upload): void {
    const { uploads, files } = this.#witness
    const { id, source } = upload
    const before = uploads.get(id)
    // What another tab has is seen better there, and how it ended there comes without the video.
    const isHearsay = isNotOurs(upload) || (isSettled(upload) && videoIdOf(upload) === null)
    const isOld = this.isStopped && before !== undefined && isSettled(before)
    const isBetter = !isOld && !isHearsay
    if (before === undefined || isBetter || videoIdOf(before) === null) uploads.set(id, upload)
    const uid = videoIdOf(upload)
    if (uid !== null && isWhole(upload)) this.#witness.whole.set(uid, id)
    if (!this.#newSince.has(id)) this.note(`${nameOf(upload)} is ${upload.status}`)
    const point = `${isKept(upload)} ${isWithdrawn(upload)} ${videoIdOf(upload)}`
    if (this.#newSince.get(id)?.point !== point) this.#newSince.set(id, { point, at: this.#witness.now() })
    if (source.kind !== 'file') return
    // Where nobody works on it the row may be out of date.
    const isIdle = this.isStopped || isSettled(upload)
    if (!isIdle || !files.has(id)) files.set(id, source.file as ContentFile)
  }

  #lookAtProgress({ id, transfer }: UploadIn<'uploading'>): void {
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

  #ownerOf(uid: string): Upload | undefined {
    return this.#state().uploads.find((upload) => videoIdOf(upload) === uid)
  }
}

/** Encoded, or ready with better qualities to come. */
function isWaitedFor(upload: Upload | undefined): boolean {
  return upload?.status === 'ready'
    ? remainingQualityOf(upload.video) !== null
    : upload?.status === 'processing'
}

function isCancelled({ status }: Upload): boolean {
  return status === 'cancelled' || status === 'cancelling'
}

const notKept: ReadonlySet<UploadStatus> = new Set(['validating', 'rejected'])

function isKept({ status }: Upload): boolean {
  return !notKept.has(status)
}

function reasonOf(upload: Upload): string {
  if (upload.status === 'paused') return ` (${upload.cause})`
  if (upload.status === 'interrupted') return upload.problem === null ? '' : ` (${upload.problem})`
  if (upload.status !== 'failed') return ''
  return ` (${upload.error.code} ${upload.error.status ?? ''}${can(upload, 'retry') ? '' : ', for good'})`
}
