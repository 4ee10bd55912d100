import { forChunks } from '../contract/retry-policy.js'
import type { UploadIn } from '../model/upload.js'
import {
  isServerFault,
  type UploadError,
  type UploadErrorCode,
  uploadErrorOf,
} from '../model/upload-error.js'
import type { ActivityContext } from './activity-context.js'
import { isOurs } from './detached.js'
import { policyOf, waitForRetry } from './retry.js'

const fileChanged: UploadError = { code: 'file-changed', status: null, retryAfter: null }

export async function sendBytes(upload: UploadIn<'uploading'>, context: ActivityContext): Promise<void> {
  const { ports, send, settings, signal } = context
  const { ticket } = upload.transfer
  const { file } = upload.source
  if (!(await isOurs(upload, context))) return
  if (await ports.probe.isOther(file)) return send({ type: 'failed', error: fileChanged })
  let { bytesAccepted } = upload.transfer
  const streaks = new Map<UploadErrorCode | 'server', { readonly attempt: number; readonly since: number }>()
  const advanceTo = (bytes: number): void => {
    if (bytes > bytesAccepted) streaks.clear()
    bytesAccepted = bytes
  }
  for (;;) {
    const begun = ports.clock.now()
    try {
      await ports.transport.send(
        { file, ticket },
        {
          opened(bytes, videoId) {
            advanceTo(bytes)
            send({ type: 'transferOpened', bytesAccepted: bytes, videoId, at: ports.clock.now() })
            if ((ticket.videoId ?? videoId) === null && settings().trackProcessing) {
              send({
                type: 'failed',
                error: { code: 'endpoint-no-video-id', status: null, retryAfter: null },
              })
            }
          },
          sent(bytes) {
            send({ type: 'bytesSent', bytesSent: bytes, at: ports.clock.now() })
          },
          accepted(bytes) {
            advanceTo(bytes)
            send({ type: 'chunkAccepted', bytesAccepted: bytes, at: ports.clock.now() })
          },
        },
        signal,
      )
      // Nothing has failed where a browser read on in a file that changed, and part of what arrived may be of another.
      if (await ports.probe.isOther(file)) return send({ type: 'failed', error: fileChanged })
      return send({ type: 'transferCompleted', tracked: settings().trackProcessing })
    } catch (thrown) {
      const error = uploadErrorOf(thrown)
      const kind = isServerFault(error) ? 'server' : error.code
      const { attempt, since } = streaks.get(kind) ?? { attempt: 0, since: ports.clock.now() }
      streaks.set(kind, { attempt: attempt + 1, since })
      const policy = settings().retry ?? forChunks(policyOf(context), since, begun)
      if (!(await waitForRetry(thrown, attempt, context, policy))) return
    }
  }
}
