// `uploading`: sends the bytes, one attempt after the other.

import type { LateContext } from '../contract/activity-context.js'
import { forChunks } from '../contract/retry-policy.js'
import type { UploadIn } from '../model/upload.js'
import { isServerFault, plainError, type UploadErrorCode, uploadErrorOf } from '../model/upload-error.js'
import { attempt, claimUpload, policyOf } from './attempt.js'
import { giveUpFile, noteLost, wasLost } from './lost-file.js'
import { hasArrived } from './read-video-once.js'

/** Failures of one kind in a row. All 5xx answers are one kind. */
interface Streak {
  readonly failures: number
  /** Milliseconds since the epoch. */
  readonly since: number
}

export async function sendBytes(upload: UploadIn<'uploading'>, context: LateContext): Promise<void> {
  const { ports, send, settings, run } = context
  const { ticket, chunkCeiling } = upload.transfer
  const { file } = upload.source
  const { clock } = ports
  const streaks = new Map<UploadErrorCode | 'server', Streak>()
  let { bytesAccepted } = upload.transfer
  let named = ticket.videoId
  let begun = clock.now()
  if (!(await claimUpload(upload, context))) return
  context.tickets.uses(upload.id, ticket)
  const fail = (code: UploadErrorCode): void => send({ type: 'failed', error: plainError(code) })
  const isResumed = bytesAccepted > 0
  /** The last byte may have been sent, and its answer lost, since the server last knew the upload. */
  let mayBeWhole = isResumed
  // WebKit refuses nothing that it is asked to send: the request hangs until it is given up.
  if ((isResumed || wasLost(file)) && (await ports.probe.check(file)) !== null)
    return giveUpFile(upload, file, context)
  if ((isResumed || ports.probe.readsOn) && (await ports.probe.isOther(file))) return fail('file-changed')

  /** If bytes advance, the count of failures restarts. A connection that only opens does not count. */
  function advance(bytes: number): void {
    if (bytes > bytesAccepted) streaks.clear()
    bytesAccepted = bytes
  }

  /** By now the server has forgotten the upload: another one would send all of it again, and this video would be deleted. */
  async function orHasArrived(thrown: unknown): Promise<void> {
    const isForgotten = mayBeWhole && uploadErrorOf(thrown).code === 'url-expired'
    if (!isForgotten || !(await hasArrived(named, file.size, ports, run.signal))) throw thrown
    send({ type: 'chunkAccepted', bytesAccepted: file.size, at: clock.now() })
  }

  async function sendOnce(): Promise<void> {
    begun = clock.now()
    const sent = ports.transport.send(
      { file, ticket, chunkCeiling },
      {
        opened(bytes, videoId) {
          advance(bytes)
          mayBeWhole = false
          send({ type: 'transferOpened', bytesAccepted: bytes, videoId, at: clock.now() })
          named ??= videoId
        },
        sent(bytes) {
          mayBeWhole ||= bytes === file.size
          send({ type: 'bytesSent', bytesSent: bytes, at: clock.now() })
        },
        accepted(bytes, ceiling) {
          advance(bytes)
          // To be compared when it is resumed.
          if (bytes < file.size) ports.probe.remember(file)
          send({ type: 'chunkAccepted', bytesAccepted: bytes, chunkCeiling: ceiling, at: clock.now() })
        },
      },
      run.signal,
    )
    await sent.catch(orHasArrived)
    // A part of what arrived may be from another file.
    if (ports.probe.readsOn && (await ports.probe.isOther(file))) return fail('file-changed')
    const tracked = settings().trackProcessing
    send(
      tracked && named === null
        ? { type: 'untracked', missing: 'videoId' }
        : { type: 'transferCompleted', tracked },
    )
  }

  await attempt(
    sendOnce,
    (error) => {
      if (error.code === 'file-unreadable') noteLost(file)
      const kind = isServerFault(error) ? 'server' : error.code
      const { failures, since } = streaks.get(kind) ?? { failures: 0, since: clock.now() }
      streaks.set(kind, { failures: failures + 1, since })
      const policy = settings().retry ?? forChunks(policyOf(context), since, begun)
      return [policy(error, failures, clock.now()), failures]
    },
    context,
  )
}
