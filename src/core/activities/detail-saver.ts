// Sends titles and fields to the endpoint: one request per upload at a time, and always the newest.

import type { DetailSource, Details, Ports } from '../contract/ports.js'
import { createRetryPolicy } from '../contract/retry-policy.js'
import { type Due, dueOf } from '../machine/fields.js'
import type { UploadReport } from '../machine/upload-event.js'
import type { Upload, UploadId } from '../model/upload.js'
import { isUnexpected, type UploadError } from '../model/upload-error.js'
import { retry } from '../transfer/retry.js'
import { untilOnline } from '../transfer/wait.js'

type DetailSaverPorts = Pick<Ports, 'clock' | 'connectivity' | 'reportError'> & {
  source: DetailSource
}

/** Retries take some seconds together: whoever has written something should know soon that it is not saved. */
const RETRIES = 3

export function createDetailSaver(ports: DetailSaverPorts): Pick<Details, 'save'> {
  const { source, clock, connectivity, reportError } = ports
  const busy = new Set<UploadId>()
  const policy = createRetryPolicy(clock.random, 0)

  async function work(current: () => Upload | undefined, report: (report: UploadReport) => void) {
    for (;;) {
      const sent: { due: Due | null } = { due: null }
      if (!connectivity.isOnline()) await untilOnline(connectivity)
      const tried = await retry(
        async () => {
          const upload = current()
          sent.due = upload === undefined ? null : dueOf(upload)
          if (sent.due !== null) await send(sent.due, source)
        },
        {
          decide: (error, failures) =>
            failures < RETRIES ? policy(error, failures, clock.now()) : { kind: 'fail' },
          failed(thrown) {
            if (isUnexpected(thrown)) reportError(thrown)
          },
        },
        { clock, connectivity },
      )
      if (sent.due === null) return
      // Then once more: the person may have changed it meanwhile.
      report(answerTo(sent.due, tried.kind === 'done' ? null : tried.error))
    }
  }

  return {
    save(id, current, report) {
      if (busy.has(id)) return
      busy.add(id)
      void work(current, report).finally(() => busy.delete(id))
    },
  }
}

function send(due: Due, source: DetailSource): Promise<void> {
  const { videoId } = due
  return 'title' in due ? source.rename(videoId, due.title) : source.describe(videoId, due.fields)
}

function answerTo(due: Due, error: UploadError | null): UploadReport {
  const outcome = error === null ? ({ state: 'saved' } as const) : ({ state: 'failed', error } as const)
  return 'title' in due
    ? { type: 'titleAnswered', title: { text: due.title, ...outcome } }
    : { type: 'fieldsAnswered', fields: { values: due.fields, ...outcome } }
}
