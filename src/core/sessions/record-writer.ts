// Writes records: the newest state of each upload, one write per upload at a time.

import type { Clock } from '../contract/ports.js'
import type { KeptFiles } from '../contract/session-ports.js'
import type { SessionRecord } from '../model/stored-upload.js'
import type { Upload, UploadId } from '../model/upload.js'
import { isWithdrawn } from '../model/upload-facts.js'
import { delay } from '../transfer/wait.js'
import { isOver } from './from-record.js'
import { outcomeOf } from './tab-message.js'
import type { TimeLimitedStore } from './time-limited-store.js'
import { isJustBegun, isUnbegun, pointOf, toRecord } from './to-record.js'

/** Milliseconds before a failed write is retried: soon, as the page may go, and then less and less often. */
const RETRY_DELAYS = { first: 250, longest: 3000 }
const TRIES = 20
/** Milliseconds of sending after which samples are taken of a file: many are there by then, and need none. */
const SAMPLED_AFTER = 1000

type Fingerprint = KeptFiles['quickFingerprint']

interface Written {
  /** Known to be stored: written by this tab, or read from the store. */
  readonly kept?: SessionRecord
  /** Being written, or perhaps not stored. */
  readonly latest?: SessionRecord
}

interface WriterContext {
  readonly store: TimeLimitedStore
  readonly files: KeptFiles
  readonly clock: Clock
  /** Claims the upload for this tab. False if another tab has it: then nothing may be written. */
  readonly claim: (id: UploadId) => Promise<boolean>
  /** Whether its record is still this tab's. */
  readonly isWritten: (upload: Upload) => boolean
  /** The name of the lock that keeps what waits; `null` if the upload needs one of its own. */
  readonly keep: (id: UploadId, isNew: boolean) => Promise<string | null>
  readonly forgotten: (id: UploadId) => void
}

export function createRecordWriter({
  store,
  files,
  clock,
  claim,
  isWritten,
  keep,
  forgotten,
}: WriterContext) {
  /** What is still to be written, by upload; `null` for a record to be deleted. */
  const due = new Map<UploadId, Upload | null>()
  const written = new Map<UploadId, Written>()
  const busy = new Set<UploadId>()
  const forgetting = new Set<UploadId>()
  const waits = new Map<UploadId, AbortController>()

  function plan(id: UploadId, upload: Upload | null): void {
    due.set(id, upload)
    waits.get(id)?.abort()
    void work(id)
  }

  async function work(id: UploadId): Promise<void> {
    if (busy.has(id)) return
    busy.add(id)
    for (let upload = due.get(id); upload !== undefined; upload = due.get(id)) {
      due.delete(id)
      if (upload?.status === 'interrupted') await leave(upload)
      else await (upload === null || isOver(upload) ? forget(id, upload) : save(upload))
    }
    busy.delete(id)
  }

  async function forget(id: UploadId, upload: Upload | null): Promise<void> {
    const end = upload && outcomeOf(upload)
    written.delete(id)
    forgetting.add(id)
    await untilTaken(id, () => store.forget(id, end))
    forgetting.delete(id)
    if (!due.has(id)) forgotten(id)
  }

  /** What waits for its file is not this tab's. */
  async function leave(upload: Upload): Promise<void> {
    await save(upload)
    if (!due.has(upload.id)) forgotten(upload.id)
  }

  async function save(upload: Upload): Promise<void> {
    const { id } = upload
    // No visit goes on with it, and the page may go before samples are taken.
    if (isWithdrawn(upload)) return put(upload, files.quickFingerprint)
    const isRecorded = writtenOf(id).kept?.point.step === 'transfer'
    if (isRecorded || !isJustBegun(upload)) return put(upload, files.fingerprint)
    await put(upload, files.quickFingerprint)
    if (!due.has(id)) await rest(id, SAMPLED_AFTER)
    if (!due.has(id)) await put(upload, files.fingerprint)
  }

  async function put(upload: Upload, fingerprint: Fingerprint): Promise<void> {
    const { id } = upload
    let record: SessionRecord | undefined
    await untilTaken(id, async () => {
      // Another record has become the latest since: it is newer.
      const isOutdated = record !== undefined && writtenOf(id).latest !== record
      if (isOutdated || !isWritten(upload)) return true
      const isNew = writtenOf(id).kept === undefined
      const keeper = isUnbegun(upload) ? await keep(id, isNew) : null
      if (keeper === null && !(await claim(id))) return true
      const content = await orNewer(id, contentOf(upload, fingerprint))
      if (content === undefined) return true
      record = toRecord(upload, content, clock.now(), keeper ?? undefined)
      written.set(id, { ...writtenOf(id), latest: record })
      const isKept = await store.save(record)
      if (isKept) written.set(id, { kept: record, latest: record })
      return isKept
    })
  }

  /** Retries for a minute: a later visit continues from whatever is stored. */
  async function untilTaken(id: UploadId, attempt: () => Promise<boolean>): Promise<void> {
    for (let tried = 0; tried < TRIES && !(await attempt()) && !due.has(id); tried++) {
      await rest(id, Math.min(RETRY_DELAYS.first * 2 ** tried, RETRY_DELAYS.longest))
      if (due.has(id)) return
    }
  }

  /** `undefined` as soon as something newer is due: that is written instead. */
  async function orNewer<T>(id: UploadId, reading: Promise<T> | T): Promise<T | undefined> {
    if (!(reading instanceof Promise)) return reading
    if (due.has(id)) return undefined
    const wait = new AbortController()
    waits.set(id, wait)
    const newer = new Promise<undefined>((resolve) =>
      wait.signal.addEventListener('abort', () => resolve(undefined)),
    )
    const read = await Promise.race([reading, newer])
    waits.delete(id)
    return read
  }

  /** Ends early if something newer is due. */
  async function rest(id: UploadId, ms: number): Promise<void> {
    const wait = new AbortController()
    waits.set(id, wait)
    await delay(ms, clock, wait.signal)
    waits.delete(id)
  }

  const writtenOf = (id: UploadId): Written => written.get(id) ?? {}

  /** Only if the server may have bytes that must not be mixed with those of another file. */
  function contentOf(upload: Upload, fingerprint: Fingerprint): Promise<string | null> | null {
    const { source } = upload
    if (source.kind !== 'file' || pointOf(upload)?.step !== 'transfer') return null
    // The next record may have it: without samples only the same time, type and name count.
    return fingerprint(source.file).catch(() => null)
  }

  return {
    write: (upload: Upload): void => plan(upload.id, upload),
    forget: (id: UploadId): void => plan(id, null),
    /** Whether a record is being deleted, or is to be. `forgotten` says when that is over. */
    isForgetting(id: UploadId): boolean {
      const next = due.get(id)
      return next === undefined ? forgetting.has(id) : next === null || isOver(next)
    },
    /** Notes the record of another tab, when this one takes over its upload. */
    found: (record: SessionRecord): void => void written.set(record.id, { kept: record }),
    recordOf: async (upload: Upload): Promise<SessionRecord> =>
      toRecord(upload, await contentOf(upload, files.fingerprint), clock.now()),
    /** What this tab last wrote of an upload. */
    written: (id: UploadId): Written => writtenOf(id),
  }
}
