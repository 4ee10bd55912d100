// `uploading`: sends the bytes, one attempt after the other.

import type { ActivityContext } from '../contract/activity-context.js'
import { forChunks } from '../contract/retry-policy.js'
import type { UploadIn } from '../model/upload.js'
import { isServerFault, type UploadError, type UploadErrorCode } from '../model/upload-error.js'
import { attempt, policyOf } from './attempt.js'
import { claimUpload } from './detached.js'

const fileChanged: UploadError = { code: 'file-changed', status: null, retryAfter: null }
const noVideoId: UploadError = { code: 'endpoint-no-video-id', status: null, retryAfter: null }

/** Failures of one kind in a row. All 5xx answers are one kind. */
interface Streak {
  readonly failures: number
  /** Milliseconds since the epoch. */
  readonly since: number
}

export async function sendBytes(upload: UploadIn<'uploading'>, context: ActivityContext): Promise<void> {
  const { ports, send, settings, run } = context
  const { ticket } = upload.transfer
  const { file } = upload.source
  const { clock } = ports
  const streaks = new Map<UploadErrorCode | 'server', Streak>()
  let { bytesAccepted } = upload.transfer
  let begun = clock.now()
  if (!(await claimUpload(upload, context))) return
  if (await ports.probe.isOther(file)) return send({ type: 'failed', error: fileChanged })

  /** If bytes advance, the count of failures restarts. A connection that only opens does not count. */
  function advance(bytes: number): void {
    if (bytes > bytesAccepted) streaks.clear()
    bytesAccepted = bytes
  }

  async function sendOnce(): Promise<void> {
    begun = clock.now()
    await ports.transport.send(
      { file, ticket },
      {
        opened(bytes, videoId) {
          advance(bytes)
          send({ type: 'transferOpened', bytesAccepted: bytes, videoId, at: clock.now() })
          if ((ticket.videoId ?? videoId) === null && settings().trackProcessing) {
            send({ type: 'failed', error: noVideoId })
          }
        },
        sent: (bytes) => send({ type: 'bytesSent', bytesSent: bytes, at: clock.now() }),
        accepted(bytes) {
          advance(bytes)
          send({ type: 'chunkAccepted', bytesAccepted: bytes, at: clock.now() })
        },
      },
      run.signal,
    )
    // A browser that reads on in a changed file reports no failure, so a part of what arrived may be from
    // another file.
    if (await ports.probe.isOther(file)) return send({ type: 'failed', error: fileChanged })
    send({ type: 'transferCompleted', tracked: settings().trackProcessing })
  }

  await attempt(
    sendOnce,
    (error) => {
      const kind = isServerFault(error) ? 'server' : error.code
      const { failures, since } = streaks.get(kind) ?? { failures: 0, since: clock.now() }
      streaks.set(kind, { failures: failures + 1, since })
      const policy = settings().retry ?? forChunks(policyOf(context), since, begun)
      return [policy(error, failures, clock.now()), failures]
    },
    context,
  )
}
