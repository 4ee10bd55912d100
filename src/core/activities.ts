import { checkFile, checkLink, type Rejection } from './file-rules.js'
import { checkMedia, hasMediaRules, type Media } from './media.js'
import { pause } from './pause.js'
import type { Ports } from './ports.js'
import { createRetryPolicy, forChunks, forCreations, type RetryPolicy } from './retry-policy.js'
import type { Settings } from './settings.js'
import type { TicketDesk } from './ticket-desk.js'
import { titleOf } from './title.js'
import { durationOf, type Upload, type UploadIn, type UploadStatus } from './upload.js'
import {
  isForeign,
  isServerFault,
  type UploadError,
  type UploadErrorCode,
  uploadErrorOf,
} from './upload-error.js'
import type { UploadReport } from './upload-event.js'
import { watchImprovement } from './watch-improvement.js'

export interface ActivityContext {
  readonly ports: Ports
  readonly desk: TicketDesk
  /** Opens the file, unless that was done. */
  readonly openFile: () => Promise<Media | null>
  /** As they are now: hosts may change them at any time. */
  readonly settings: () => Settings
  /** How many files that count towards `maxFiles` stand before this one, and whether one of them is the same. */
  readonly position: number
  readonly isDuplicate: boolean
  readonly send: (report: UploadReport) => void
  /** Tells of a creation, also when the upload has left the status: what is at Stream is not to be forgotten. */
  readonly created: (report: UploadReport) => void
  /** Aborted as soon as the upload leaves the status; what is sent after that is dropped. */
  readonly signal: AbortSignal
}

type Activity<S extends UploadStatus> = (
  upload: UploadIn<S>,
  context: ActivityContext,
) => Promise<void> | void

/** What goes on while an upload is in a status. Entering the status starts it, leaving ends it; the other statuses just are. */
const activities: { readonly [S in UploadStatus]?: Activity<S> } = {
  validating: validate,
  interrupted: follow,
  elsewhere: follow,
  reopening: reopen,
  requesting: requestTicket,
  uploading: transfer,
  processing: watchEncoding,
  ready: watchImprovement,
}

export function hasActivity(status: UploadStatus): boolean {
  return activities[status] !== undefined
}

export function startActivity(upload: Upload, context: ActivityContext): void {
  const activity = activities[upload.status] as Activity<UploadStatus> | undefined
  // An async function, so that what is thrown at once is caught like what is thrown later.
  const run = async (): Promise<void> => activity?.(upload, context)
  run().catch((thrown: unknown) => {
    // A port that breaks its promise must not leave the upload standing there for ever.
    context.ports.reportError(thrown)
    context.send({ type: 'failed', error: uploadErrorOf(thrown) })
  })
}

async function validate(upload: UploadIn<'validating'>, context: ActivityContext): Promise<void> {
  const { source } = upload
  const rules = context.settings()
  if (source.kind === 'link') {
    return judge(upload, checkLink(source, rules, context.position, context.isDuplicate), context)
  }
  const { file } = source
  const rejections = [...checkFile(file, rules, context.position, context.isDuplicate)]
  // What is refused for another reason need not be read; what seems to be empty may be gone, or a folder.
  const isToBeRead = rejections.length === 0 || rejections.some(({ code }) => code === 'file-empty')
  const isReadable = !isToBeRead || (await context.ports.probe.check(file)) === null
  // A question about a duplicate is open, so the file may yet be uploaded.
  const isWanted = isReadable && rejections.every(({ code }) => code === 'duplicate')
  if (isWanted && hasMediaRules(rules)) {
    rejections.push(...checkMedia(await context.openFile(), rules))
  }
  return judge(upload, isReadable ? rejections : [{ code: 'file-unreadable' }], context)
}

async function judge(
  upload: UploadIn<'validating'>,
  [first, ...rest]: readonly Rejection[],
  { ports: { sessions }, send }: ActivityContext,
): Promise<void> {
  if (first !== undefined) return send({ type: 'fileRejected', rejections: [first, ...rest] })
  if (sessions !== null && (await sessions.follows(upload))) return
  send({ type: 'fileAccepted' })
}

function follow(
  upload: UploadIn<'interrupted' | 'elsewhere'>,
  { ports, send, signal }: ActivityContext,
): void {
  ports.sessions?.follow(upload, send, signal)
}

async function reopen(upload: UploadIn<'reopening'>, { ports, send }: ActivityContext): Promise<void> {
  const report = await ports.sessions?.reopen(upload)
  if (report !== undefined) send(report)
}

/** Whether this tab may work on the upload. Nothing is asked or sent for one that another tab has. */
async function isOurs(upload: Upload, { ports, send }: ActivityContext): Promise<boolean> {
  const taken = (await ports.sessions?.claim(upload)) ?? null
  if (taken !== null) send(taken)
  return taken === null
}

async function requestTicket(upload: UploadIn<'requesting'>, context: ActivityContext): Promise<void> {
  // A host that pauses or cancels one upload after the other gives each the turn of the one before. None of them wants a video.
  await Promise.resolve()
  if (context.signal.aborted || !(await isOurs(upload, context))) return
  for (let attempt = 0; !context.signal.aborted; attempt++) {
    try {
      return context.created(await creationOf(upload, context))
    } catch (thrown) {
      if (!(await waitForRetry(thrown, attempt, context, forCreations(policyOf(context, 0))))) return
    }
  }
}

async function creationOf(
  upload: UploadIn<'requesting'>,
  { desk, settings }: ActivityContext,
): Promise<UploadReport> {
  const { id, source } = upload
  if (source.kind === 'link') {
    const { videoId, name } = await desk.videoFor(id, { url: source.url, name: titleOf(upload) })
    return { type: 'linkAccepted', videoId, name, tracked: settings().trackProcessing }
  }
  const offer = { file: source.file, name: titleOf(upload), duration: durationOf(upload) }
  return { type: 'ticketIssued', ...(await desk.ticketFor(id, offer)) }
}

const fileChanged: UploadError = { code: 'file-changed', status: null, retryAfter: null }

async function transfer(upload: UploadIn<'uploading'>, context: ActivityContext): Promise<void> {
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

async function watchEncoding(upload: UploadIn<'processing'>, context: ActivityContext): Promise<void> {
  const { ports, send, signal } = context
  if (!(await isOurs(upload, context)) || signal.aborted) return
  ports.status.watch(
    upload.videoId,
    {
      read: (video) => send({ type: 'videoRead', video }),
      failed: (error) => send({ type: 'failed', error }),
    },
    signal,
  )
}

function policyOf({ ports, settings }: ActivityContext, quickRetries?: number): RetryPolicy {
  return settings().retry ?? createRetryPolicy(ports.clock.random, quickRetries)
}

const SECOND = 1000

/** Waits as the policy says and answers true; or says how it goes on without this activity, and answers false. */
async function waitForRetry(
  thrown: unknown,
  attempt: number,
  { ports, send, signal }: ActivityContext,
  policy: RetryPolicy,
): Promise<boolean> {
  if (signal.aborted) return false
  if (isForeign(thrown)) ports.reportError(thrown)
  const error = uploadErrorOf(thrown)
  const { clock, connectivity } = ports
  const decision = policy(error, attempt, clock.now())
  // Where there is no connection nothing can be tried, whatever else is wrong: the upload goes on with the connection.
  if (decision.kind !== 'fail' && !connectivity.isOnline()) send({ type: 'wentOffline' })
  else if (decision.kind === 'new-ticket' && error.code === 'url-expired') send({ type: 'ticketLost', error })
  else if (decision.kind === 'fail' || decision.kind === 'new-ticket') send({ type: 'failed', error })
  else {
    send({ type: 'retrying', attempt: attempt + 1, error })
    await pause(decision.kind === 'wait' ? decision.ms : SECOND, clock, signal)
    return !signal.aborted
  }
  return false
}
