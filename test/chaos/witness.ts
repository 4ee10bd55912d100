import type { SessionRecord } from '../../src/core/model/stored-upload.js'
import type { Upload, UploadId } from '../../src/core/model/upload.js'
import { UploadFailure } from '../../src/core/model/upload-error.js'
import { nameOf, videoIdAt, videoIdOf } from '../../src/core/model/upload-facts.js'
import type { ContentFile } from './content.js'

/** What is asked of the tab that sends. */
interface SendingTab {
  readonly isGone: boolean
  note(text: string): void
  maySend(uid: string): boolean
  fileFor(uid: string): ContentFile | null
}

/** A request for bytes that has reached the emulator and is not over. */
export interface OpenRequest {
  readonly kind: string
  readonly uid: string
  readonly signal: AbortSignal
  readonly tab: SendingTab
}

/** How the client's requests to remove one video went. */
interface Removal {
  attempts: number
  isDone: boolean
  isHopeless: boolean
}

/**
 * Watches while a schedule runs, holds what happens against the promises that must hold at every moment,
 * and remembers what the verdict needs at the end.
 */
export class Witness {
  readonly violations: string[] = []
  readonly trace: string[] = []
  /** The last that was seen of each upload in any tab, listed or not. */
  readonly uploads = new Map<UploadId, Upload>()
  /** The file that each upload was last given. */
  readonly files = new Map<UploadId, ContentFile>()
  /** The file of which each video has bytes. */
  readonly sent = new Map<string, ContentFile>()
  /** Videos that have all their bytes, and of which upload they are. */
  readonly whole = new Map<string, UploadId>()
  /** Videos of whose creation the client has heard, and when. */
  readonly announced = new Map<string, number>()
  /** Videos of which a fault said that they did not exist. */
  readonly denied = new Set<string>()
  /** Videos of whose upload an answer said that it was not there. */
  readonly unknownUploads = new Set<string>()
  readonly removals = new Map<string, Removal>()
  /** Uploads and videos that were so new, when their tab was killed, that no record could say so. */
  readonly unrecorded = new Set<string>()
  /**
   * Names of files for which a ticket was asked, and perhaps there, when the database failed and their tab
   * was killed.
   */
  readonly strays = new Set<string>()
  readonly cancelled = new Set<UploadId>()
  /** Uploads that a person or a host took off the list. */
  readonly takenOff = new Set<UploadId>()
  /** How often a cancelled upload was begun once more, which is worth a video. */
  startedOver = 0
  /** Uploads that are over, and their records are still there. */
  readonly zombies = new Set<UploadId>()
  /** The same, and who was to delete the record is gone: a later visit goes on with it. */
  readonly risen = new Set<UploadId>()
  /** When the computer last slept, and woke up: what came meanwhile no tab has had the time to keep. */
  sleptSince = -Infinity
  awakeSince = -Infinity
  readonly refusedForGood = new Set<number>()
  readonly openRequests = new Set<OpenRequest>()
  /** A request was sent twice on its way. Nobody in the page knows what became of the other, nor can end it. */
  isDoubled = false
  /** Uploads that a host was told to be ready. */
  readonly #ready = new Set<UploadId>()
  readonly #labels = new Map<string, string>()
  readonly #now: () => number

  constructor(now: () => number) {
    this.#now = now
  }

  now(): number {
    return this.#now()
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

  ready(upload: Upload): void {
    const { id } = upload
    if (this.#ready.has(id)) this.blame(`${nameOf(upload)} was told to be ready twice`)
    this.#ready.add(id)
  }

  /** Its record is still there: who comes later cannot know that it was told, and tells it once more. */
  forgetReady(id: UploadId): void {
    this.#ready.delete(id)
  }

  /** It is over. As long as its record is there all the same, who comes later begins it anew. */
  forgetting(id: UploadId, isGone: boolean): void {
    if (isGone) this.zombies.delete(id)
    else this.zombies.add(id)
  }

  isZombie(id: UploadId): boolean {
    return this.zombies.has(id) || this.risen.has(id)
  }

  /** As whoever took the upload over knew less of it, nobody knows its video any more. */
  unread({ point }: SessionRecord): void {
    const uid = videoIdAt(point)
    if (uid !== null) this.unrecorded.add(uid)
  }

  reported(error: unknown): void {
    this.note(`reported ${String(error)}`)
    if (!(error instanceof UploadFailure)) this.blame(`reported: ${String(error)}`)
  }

  /** A request for bytes of this video reaches the emulator. Returns what to call when it is over. */
  arrived(
    request: OpenRequest,
    { isWhole, hasBytes }: { readonly isWhole: boolean; readonly hasBytes: boolean },
  ): () => void {
    const { kind, uid, tab } = request
    tab.note(`${kind} ${this.label(uid)}`)
    if (tab.isGone) this.blame(`${kind} by a tab that is gone`)
    if (!tab.maySend(uid) && !this.isDoubled) this.blame(`${kind} for an upload that is not under way`)
    if (kind === 'patch' && isWhole && !this.isDoubled) this.blame('bytes for a video that has them all')
    if (kind === 'patch') this.#sends(uid, tab.fileFor(uid), hasBytes)
    // What a tab that is gone has sent ends with it, unless it was doubled on the way.
    const isAlive = (other: OpenRequest): boolean => !other.signal.aborted && !other.tab.isGone
    const others = [...this.openRequests].filter((other) => other.uid === uid && isAlive(other))
    if (others.some((other) => other.tab !== tab)) this.blame('two tabs are at one upload')
    if (kind === 'patch' && !this.isDoubled && others.some((other) => other.kind === 'patch')) {
      this.blame('two PATCH requests for one video at once')
    }
    this.openRequests.add(request)
    return () => void this.openRequests.delete(request)
  }

  removed(uid: string, outcome: 'done' | 'passing' | 'for-good'): void {
    this.note(`DELETE ${this.label(uid)} ${outcome}`)
    const removal = this.#removalOf(uid)
    removal.attempts += 1
    removal.isDone ||= outcome === 'done'
    removal.isHopeless ||= outcome === 'for-good'
  }

  /** Who was to remove the video is gone. */
  abandoned(uid: string): void {
    this.#removalOf(uid).isHopeless = true
  }

  fileOf(upload: Upload): ContentFile {
    const { id, source } = upload
    if (source.kind === 'file') return source.file as ContentFile
    const file = this.sent.get(videoIdOf(upload) ?? '') ?? this.files.get(id)
    if (file === undefined) throw new Error(`Nobody has seen the file of ${id}`)
    return file
  }

  #sends(uid: string, file: ContentFile | null, hasBytes: boolean): void {
    if (file === null) return
    // Of a file that could not be read there are neither samples nor bytes, and another one that looks the same mixes with nothing.
    const before = (hasBytes ? this.sent.get(uid) : undefined) ?? file
    if (before.seed !== file.seed) this.blame(`${file.name} goes on with another file`)
    this.sent.set(uid, file)
  }

  #removalOf(uid: string): Removal {
    const removal = this.removals.get(uid) ?? { attempts: 0, isDone: false, isHopeless: false }
    this.removals.set(uid, removal)
    return removal
  }
}
