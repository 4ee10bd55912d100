import { orElse } from './or-else.js'
import type { PatientStore } from './patient-store.js'
import { pause } from './pause.js'
import type { Clock } from './ports.js'
import { pointOf, recordOf } from './session-of.js'
import type { KeptFiles } from './session-ports.js'
import type { SessionRecord } from './session-record.js'
import type { Upload, UploadId } from './upload.js'

/** Milliseconds until a record that could not be forgotten is forgotten again, and how often that is tried. */
const AGAIN = 3000
const TRIES = 20

/** Each may be the one in the store. */
interface Written {
  /** As it was written, or found. */
  readonly kept?: SessionRecord
  /** On its way, or perhaps not kept. */
  readonly latest?: SessionRecord
}

/** Keeps the records as the uploads are: the newest state of each, one write an upload at a time. */
export interface SessionWriter {
  write(upload: Upload): void
  forget(id: UploadId): void
  /** What others wrote of an upload, as it is taken over from them. */
  found(record: SessionRecord): void
  /** What this tab wrote of an upload last. */
  written(id: UploadId): Written
}

interface WriterContext {
  readonly store: PatientStore
  readonly files: KeptFiles
  readonly clock: Clock
  /** Whether this tab has the upload, and may write. */
  readonly claim: (id: UploadId) => Promise<boolean>
  /** Hears that a record is gone. */
  readonly forgotten: (id: UploadId) => void
}

export function createSessionWriter({ store, files, clock, claim, forgotten }: WriterContext): SessionWriter {
  /** What is still to be written, by upload; `null` for a record to be forgotten. */
  const due = new Map<UploadId, Upload | null>()
  const written = new Map<UploadId, Written>()
  const busy = new Set<UploadId>()
  const fingerprints = new Map<UploadId, Promise<string | null>>()
  const never = new AbortController().signal

  async function work(id: UploadId): Promise<void> {
    if (busy.has(id)) return
    busy.add(id)
    for (let upload = due.get(id); upload !== undefined; upload = due.get(id)) {
      due.delete(id)
      if (upload === null) await forget(id)
      else if (await claim(id)) await save(upload)
    }
    busy.delete(id)
  }

  async function forget(id: UploadId): Promise<void> {
    fingerprints.delete(id)
    written.delete(id)
    // A later visit would go on with what is over, so it may take a while. News of the upload come first.
    for (let left = TRIES; left > 0 && !due.has(id) && !(await store.forget(id)); left--) {
      await pause(AGAIN, clock, never)
    }
    if (!due.has(id)) forgotten(id)
  }

  async function save(upload: Upload): Promise<void> {
    const fingerprint = await fingerprintOf(upload)
    const record = recordOf(upload, fingerprint, clock.now())
    written.set(upload.id, { ...writtenOf(upload.id), latest: record })
    if (await store.save(record)) written.set(upload.id, { kept: record, latest: record })
  }

  function writtenOf(id: UploadId): Written {
    return written.get(id) ?? {}
  }

  /** Read once an upload, and only when there are bytes at the server that must not be mixed with those of another file. */
  function fingerprintOf(upload: Upload): Promise<string | null> | null {
    const { id, source } = upload
    if (source.kind !== 'file' || pointOf(upload)?.step !== 'transfer') return null
    const known = fingerprints.get(id)
    if (known !== undefined) return known
    const asked = orElse<string | null>(files.fingerprint(source.file), null)
    fingerprints.set(id, asked)
    return asked
  }

  return {
    write(upload) {
      due.set(upload.id, upload)
      void work(upload.id)
    },
    forget(id) {
      due.set(id, null)
      void work(id)
    },
    found: (record) => void written.set(record.id, { kept: record }),
    written: writtenOf,
  }
}
