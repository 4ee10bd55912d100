import { orElse } from './or-else.js'
import type { Clock } from './ports.js'
import { pointOf, recordOf } from './session-of.js'
import type { KeptFiles, SessionStore } from './session-ports.js'
import type { Upload, UploadId } from './upload.js'

/** Keeps the records as the uploads are: the newest state of each, one write an upload at a time. */
export interface SessionWriter {
  write(upload: Upload): void
  forget(id: UploadId): void
}

interface WriterContext {
  readonly store: SessionStore
  readonly files: KeptFiles
  readonly clock: Clock
  /** Whether this tab has the upload, and may write. */
  readonly claim: (id: UploadId) => Promise<boolean>
  /** The record is gone: whoever waits for the upload may look. */
  readonly release: (id: UploadId) => void
}

export function createSessionWriter({ store, files, clock, claim, release }: WriterContext): SessionWriter {
  /** What is still to be written, by upload; `null` for a record to be forgotten. */
  const due = new Map<UploadId, Upload | null>()
  const busy = new Set<UploadId>()
  const fingerprints = new Map<UploadId, Promise<string | null>>()

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
    await store.forget(id)
    release(id)
  }

  async function save(upload: Upload): Promise<void> {
    const fingerprint = await fingerprintOf(upload)
    await store.save(recordOf(upload, fingerprint, clock.now()))
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
  }
}
