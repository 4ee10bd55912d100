import { isSameFile } from './file-traits.js'
import { inherited } from './interruption.js'
import { orElse } from './or-else.js'
import { createPatientStore } from './patient-store.js'
import type { Clock, SessionPage, Sessions } from './ports.js'
import { isSamePoint, plainTraitsOf, pointOf, recordOf, viewOf } from './session-of.js'
import type { SessionNews, SessionPorts } from './session-ports.js'
import { type FileRecord, SESSION_LIFETIME, type SessionRecord } from './session-record.js'
import type { LiveView, SessionView } from './session-view.js'
import { createSessionWriter } from './session-writer.js'
import { isSameVideo, type Traits } from './traits.js'
import type { UploadReport } from './transition.js'
import {
  type InterruptionProblem,
  type PickedFile,
  traitsOf,
  type Upload,
  type UploadId,
  type UploadIn,
  type UploadStatus,
  videoIdAt,
} from './upload.js'

/** Statuses in which a tab works on nothing that others could see. */
const notAtWork: ReadonlySet<UploadStatus> = new Set([
  'validating',
  'rejected',
  'interrupted',
  'reopening',
  'elsewhere',
])

/** Uploads across visits and tabs: records that outlive the page, and one tab an upload. */
export function createSessionDesk({ tabs, files, ...ports }: SessionPorts, clock: Clock): Sessions {
  const store = createPatientStore(ports.store, clock)
  const claims = new Map<UploadId, Promise<boolean>>()
  /** What this tab works on, as other tabs may ask for it. */
  const ours = new Map<UploadId, Upload>()
  /** Sessions on which it does not, by the files and links that they are of. */
  const others = new Map<UploadId, Traits>()
  const followers = new Map<UploadId, (view: SessionView) => void>()
  const writer = createSessionWriter({ store, files, clock, claim: claimWhileOpen, release })
  let page: SessionPage | null = null
  let opened: Promise<void> = Promise.resolve()
  let stopHearing = (): void => {}

  function claim(id: UploadId): Promise<boolean> {
    const known = claims.get(id)
    if (known !== undefined) return known
    const asked = orElse(tabs.claim(id), true)
    claims.set(id, asked)
    void asked.then((isOurs) => {
      if (isOurs) others.delete(id)
      else if (claims.get(id) === asked) claims.delete(id)
    })
    return asked
  }

  /** A record that is late must not take its upload back from the tab that has it by then. */
  function claimWhileOpen(id: UploadId): Promise<boolean> {
    return page === null ? Promise.resolve(false) : claim(id)
  }

  function release(id: UploadId): void {
    if (claims.delete(id)) tabs.release(id)
  }

  const heldIds = (): Promise<ReadonlySet<UploadId>> => orElse(tabs.held(), new Set())

  async function bringBack(): Promise<void> {
    const records = await store.load()
    const held = await heldIds()
    for (const record of records.toSorted((a, b) => a.addedAt - b.addedAt)) {
      if (page === null || page.has(record.id)) continue
      const isHeld = held.has(record.id)
      if (!isHeld && clock.now() - record.savedAt > SESSION_LIFETIME) drop(record, page)
      else {
        others.set(record.id, 'link' in record ? record.link : record.file)
        page.restore(restored(record, isHeld, null))
      }
    }
  }

  /** Too old to go on with. Its video at Stream is of no use either, unless the bytes have arrived. */
  function drop({ id, point }: SessionRecord, { discard }: SessionPage): void {
    const videoId = videoIdAt(point)
    if (point.step !== 'processing' && videoId !== null) discard(videoId)
    void store.forget(id)
  }

  function hear(news: SessionNews): void {
    const { id } = news
    if (news.kind === 'asked') {
      const asked = ours.get(id)
      if (asked !== undefined) tell(asked)
      return
    }
    if ('bytesReached' in news.view) others.set(id, news.traits)
    else others.delete(id)
    followers.get(id)?.(news.view)
  }

  function tell(upload: Upload): void {
    const view = viewOf(upload)
    if (view !== null) tabs.tell({ kind: 'view', id: upload.id, traits: plainTraitsOf(upload), view })
  }

  /** Waits until the tab that has the upload lets go of it, or is gone. */
  async function outlive(
    id: UploadId,
    send: (report: UploadReport) => void,
    signal: AbortSignal,
  ): Promise<void> {
    tabs.tell({ kind: 'asked', id })
    await orElse(tabs.free(id, signal), undefined)
    if (!signal.aborted) send({ type: 'leftBehind', record: await store.read(id) })
  }

  async function fileFor(
    { chosen }: UploadIn<'reopening'>,
    record: FileRecord,
  ): Promise<PickedFile | InterruptionProblem> {
    const picked = chosen ?? (await openAgain(record.handle))
    if (typeof picked === 'string') return picked
    const isSame = isSameFile(picked.file, record.file) && (await hasSameContent(picked.file, record))
    return isSame ? picked : chosen === null ? 'file-changed' : 'another-file'
  }

  async function openAgain(handle: FileSystemFileHandle | null): Promise<PickedFile | InterruptionProblem> {
    const file = handle === null ? 'file-missing' : await orElse(files.open(handle), 'file-missing')
    return typeof file === 'string' ? file : { file, handle }
  }

  async function hasSameContent(file: File, { fingerprint }: FileRecord): Promise<boolean> {
    return fingerprint === null || (await orElse(files.fingerprint(file), null)) === fingerprint
  }

  return {
    open(opening) {
      if (page !== null) return
      page = opening
      stopHearing = tabs.hear(hear)
      opened = bringBack()
    },
    async claim(upload) {
      return (await claim(upload.id)) ? null : takenElsewhere(upload, clock.now())
    },
    async follows(upload) {
      await opened
      const traits = traitsOf(upload)
      const [id] = [...others].find(([, other]) => isSameVideo(other, traits)) ?? []
      const record = id === undefined ? null : await store.read(id)
      if (record === null || page === null) return false
      const held = await heldIds()
      const chosen = upload.source.kind === 'file' ? upload.source : null
      page.restore(restored(record, held.has(record.id), chosen), upload.id)
      return true
    },
    async reopen(upload) {
      if (!(await claim(upload.id))) return takenElsewhere(upload, clock.now())
      const newest = await store.read(upload.id)
      const record = newest !== null && 'file' in newest ? newest : upload.source.record
      const picked = await fileFor(upload, record)
      return typeof picked === 'string'
        ? { type: 'fileRefused', problem: picked }
        : { type: 'fileFound', file: picked.file, handle: picked.handle ?? record.handle, record }
    },
    follow(upload, send, signal) {
      const { id } = upload
      const follower = (view: SessionView): void => send({ type: 'heardFrom', view })
      followers.set(id, follower)
      signal.addEventListener('abort', () => {
        if (followers.get(id) === follower) followers.delete(id)
      })
      if (upload.status === 'elsewhere') void outlive(id, send, signal)
    },
    changed(next, previous) {
      const { id } = previous
      ours.delete(id)
      if (next !== null && notAtWork.has(next.status)) {
        if (next.status === 'interrupted') release(id)
        return
      }
      if (next !== null && previous.status !== 'elsewhere') tell(next)
      const point = next === null ? null : pointOf(next)
      if (next === null || point === null) {
        others.delete(id)
        writer.forget(id)
        return
      }
      ours.set(id, next)
      if (page !== null && !isSamePoint(point, pointOf(previous))) writer.write(next)
    },
    close() {
      page = null
      stopHearing()
      for (const id of claims.keys()) release(id)
    },
  }
}

function restored(record: SessionRecord, isHeld: boolean, chosen: PickedFile | null): Upload {
  const { id, addedAt, point } = record
  const size = 'file' in record ? record.file.size : 0
  const bytes = point.step === 'transfer' ? point.bytesAccepted : point.step === 'processing' ? size : 0
  const view: LiveView = {
    status: point.step === 'processing' ? 'encoding' : 'waiting',
    bytesAccepted: bytes,
    bytesReached: bytes,
  }
  const there: UploadIn<'elsewhere'> = {
    id,
    source: { kind: 'record', record },
    addedAt,
    media: null,
    status: 'elsewhere',
    view,
    chosen,
  }
  return isHeld ? there : inherited(there, record)
}

function takenElsewhere(upload: Upload, at: number): UploadReport {
  const record = recordOf(upload, null, at)
  const { view } = restored(record, true, null) as UploadIn<'elsewhere'>
  return { type: 'takenElsewhere', record, view }
}
