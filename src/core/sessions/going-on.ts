// A new file or link may be of an upload that another tab, an earlier visit or a failure has left: it goes on there.

import type { SessionPage } from '../contract/ports.js'
import type { KeptFiles, Stored } from '../contract/session-ports.js'
import type { Upload, UploadId, UploadIn } from '../model/upload.js'
import { videoIdentityOf } from '../model/upload-facts.js'
import type { createClaims } from './claims.js'
import { isEnd } from './from-record.js'
import type { createLeftUploads } from './left-uploads.js'
import type { createRecordWriter } from './record-writer.js'
import { isHeldIn } from './release-watch.js'
import { isOf } from './reopen-file.js'
import { rowFor } from './unasked.js'

interface GoingOnContext {
  readonly newestOf: (id: UploadId) => Promise<Stored | null>
  readonly files: KeptFiles
  readonly claims: ReturnType<typeof createClaims>
  readonly heldIds: () => Promise<ReadonlySet<string>>
  readonly writer: ReturnType<typeof createRecordWriter>
  readonly local: ReadonlyMap<UploadId, Upload>
  /** Uploads of which this tab knows only what was stored. */
  readonly restored: Set<UploadId>
  readonly remote: ReturnType<typeof createLeftUploads>
  readonly endedElsewhere: ReadonlySet<UploadId>
  readonly page: () => SessionPage | null
  readonly isPersonal: boolean
}

export function createGoingOn(context: GoingOnContext) {
  const { newestOf, files, claims, writer, heldIds, local, remote, restored } = context
  const { endedElsewhere, page, isPersonal } = context

  /** Reads a record only if it may be of the same file or link, and the file only if its size is the same. */
  async function goesOn(upload: UploadIn<'validating'>): Promise<boolean> {
    for (const id of remote.candidatesFor(videoIdentityOf(upload))) {
      const record = await newestOf(id)
      if (record === null || isEnd(record) || record.withdrawnUntil !== undefined) continue
      if (!(await isOf(record, upload, files))) continue
      const held = await heldIds()
      const isOurs = await claims.has(id)
      const list = page()
      if (list === null || endedElsewhere.has(id)) continue
      // What this tab works on is in the list, and the rules for duplicates apply. What has failed goes on.
      if (isOurs && local.get(id)?.status !== 'failed') continue
      if (!isOurs) {
        writer.found(record)
        restored.add(id)
      }
      const chosen = upload.source.kind === 'file' ? upload.source : null
      list.restore([rowFor(record, !isOurs && isHeldIn(held, record), chosen, isPersonal)], upload.id)
      return true
    }
    return false
  }

  return (upload: UploadIn<'validating'>): Promise<boolean> | false =>
    remote.candidatesFor(videoIdentityOf(upload)).length > 0 && goesOn(upload)
}
