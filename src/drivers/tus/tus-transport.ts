// Sends a file's bytes by tus-js-client, one attempt at a time.

import { DefaultHttpStack, Upload } from '#tus-client'
import type { Clock, FileProbe, TransferReports } from '../../core/contract/ports.js'
import { retryabilityOf, UploadFailure } from '../../core/model/upload-error.js'
import type { ChunkedJob, ChunkTransport } from '../../core/transfer/adaptive-transport.js'
import { delay } from '../../core/transfer/wait.js'
import { headerOnce, singleHeader } from '../../protocol/header.js'
import type { UploadTicket } from '../../protocol/ticket.js'
import { emptyUpload } from './empty-upload.js'
import { guardedHttpStack } from './guarded-http-stack.js'
import { type HttpRequest, type HttpResponse, type HttpStack, headerOf } from './http-stack.js'
import { failureOfAnswer, isBasicUploadUrl } from './tus-failure.js'

export interface TusOptions {
  readonly clock: Clock
  readonly probe: FileProbe
  /** Replaces `XMLHttpRequest`. */
  readonly httpStack: () => HttpStack | undefined
  /** Milliseconds without a byte or an answer after which a request is aborted. Default: 30,000. */
  readonly idleTimeout: () => number | undefined
  /** Whether this page had the upload created, and nothing was sent to it yet: its offset is 0. True once a ticket. */
  readonly isUntouched?: ((ticket: UploadTicket) => boolean) | undefined
  /** Hears what a request threw that got no answer. */
  readonly unanswered?: ((thrown: unknown) => void) | undefined
}

const IDLE_LIMIT = 30_000
/** Milliseconds after which a refusal is doubted: one answer of something on the way must not cost all that has arrived. */
const DOUBTS = [1000, 3000] as const

/** Without tus-js-client's own retries, URL storage and creation: their defaults lose uploads. */
export function createTusTransport({
  clock,
  probe,
  httpStack,
  idleTimeout,
  isUntouched,
  unanswered,
}: TusOptions): ChunkTransport {
  return {
    async send(job, reports, signal) {
      if (isBasicUploadUrl(job.ticket.uploadUrl)) throw new UploadFailure('not-a-tus-url')
      const given = idleTimeout() ?? 0
      const idleLimit = given > 0 ? given : IDLE_LIMIT
      /** Refusals in a row: with a chunk that is accepted in between, the server knows the upload. */
      let doubts = 0
      const counting: TransferReports = {
        ...reports,
        accepted(bytes) {
          doubts = 0
          reports.accepted(bytes)
        },
      }
      const inspect = createInspector(job, counting, clock)
      // It may pass on what is no concern of its own unseen, and then there is progress. Nobody can tell before.
      const isSilent = () => Boolean(globalThis.navigator?.serviceWorker?.controller)
      const guard = { clock, signal, idleLimit, answerTime: job.answerTime, isSilent, inspect }
      const inner = httpStack() ?? new DefaultHttpStack({})
      const stack = guardedHttpStack(inner, guard)
      const go = (by: HttpStack): Promise<void> => attempt(job, reports, by, signal)
      const isAssumed = isUntouched?.(job.ticket) === true
      let by = isAssumed ? guardedHttpStack(emptyUpload(inner, job.file.size), guard) : stack
      try {
        for (;;) {
          try {
            return await go(by)
          } catch (thrown) {
            const ms = by === stack ? DOUBTS[doubts] : 0
            if (signal.aborted || ms === undefined || !mayBeWrong(thrown, by !== stack)) throw thrown
            if (by === stack) doubts += 1
            if (ms > 0) await delay(ms, clock, signal)
            by = stack
          }
        }
      } catch (thrown) {
        unanswered?.(thrown)
        throw await explained(thrown, job.file, probe)
      }
    },
  }
}

function attempt(
  { file, ticket, chunkSize }: ChunkedJob,
  reports: TransferReports,
  httpStack: HttpStack,
  signal: AbortSignal,
): Promise<void> {
  let settled = (): void => {}
  return new Promise<void>((resolve, reject) => {
    const upload = new Upload(file, {
      uploadUrl: ticket.uploadUrl,
      chunkSize: chunkSize(),
      httpStack,
      retryDelays: null,
      storeFingerprintForResuming: false,
      fingerprint: () => Promise.resolve(''),
      fileReader: { openFile: (input: File) => Promise.resolve(fileSource(input)) },
      onProgress: (bytesSent) => {
        if (!signal.aborted) reports.sent(Math.min(bytesSent, file.size))
      },
      onUploadUrlAvailable: resize,
      onChunkComplete: resize,
      onSuccess: () => resolve(),
      onError: (error) => reject('causingError' in error ? (error.causingError ?? error) : error),
    })
    // tus-js-client reads this for each chunk. What is known of the connection changes with each answer.
    function resize(): void {
      upload.options.chunkSize = chunkSize()
    }
    function end(): void {
      upload.abort().catch(() => {})
      reject(new UploadFailure('network'))
    }
    if (signal.aborted) return end()
    signal.addEventListener('abort', end)
    settled = () => signal.removeEventListener('abort', end)
    upload.start()
  }).finally(() => settled())
}

/** An answer that would end the upload for good, or says that it has another offset than was assumed. */
function mayBeWrong(thrown: unknown, isAssumed: boolean): boolean {
  if (!(thrown instanceof UploadFailure)) return false
  const { code, status } = thrown.error
  // A chunk that is too large is sent in parts, and what is not kept of one is not sent for nothing again.
  const isCertain = status === null || status === 413 || code === 'transfer-incomplete'
  return (isAssumed && status === 409) || (!isCertain && retryabilityOf(thrown.error) === 'manual')
}

/** If one chunk is the whole file, the `File` itself is sent: browsers send it twice as fast as a slice. */
function fileSource(file: File) {
  return {
    size: file.size,
    slice(start: number, end: number) {
      const isWhole = start === 0 && end >= file.size
      return Promise.resolve({ value: isWhole ? file : file.slice(start, end), done: end >= file.size })
    },
    close() {},
  }
}

/** Checks each answer: tus-js-client would accept an offset that does not advance, or exceeds the file. */
function createInspector({ file }: ChunkedJob, reports: TransferReports, clock: Clock) {
  return (request: HttpRequest, response: HttpResponse): void => {
    const method = request.getMethod()
    const failure = failureOfAnswer(method, response, clock.now())
    if (failure !== null) throw failure
    const status = response.getStatus()
    const offset = parseOffset(headerOf(response, 'Upload-Offset'))
    if (offset === null) throw new UploadFailure('offset-unreadable', status)
    if (offset > file.size) throw new UploadFailure('length-mismatch', status)
    if (method === 'HEAD') {
      const length = parseOffset(headerOf(response, 'Upload-Length'))
      if (length === null) throw new UploadFailure('offset-unreadable', status)
      if (length !== file.size) throw new UploadFailure('length-mismatch', status)
      reports.opened(offset, singleHeader(headerOf(response, 'stream-media-id')))
      return
    }
    const before = parseOffset(request.getHeader('Upload-Offset') ?? null) ?? 0
    if (offset <= before) throw new UploadFailure('transfer-incomplete', status)
    reports.accepted(offset)
  }
}

function parseOffset(value: string | null): number | null {
  const text = headerOnce(value)
  return text !== null && /^\d+$/.test(text) ? Number(text) : null
}

/** The file may be why there was no answer: Chromium reports both alike, and Firefox stays silent. */
async function explained(thrown: unknown, file: File, probe: FileProbe): Promise<UploadFailure> {
  const failure = thrown instanceof UploadFailure ? thrown : new UploadFailure('network')
  if (failure.error.code !== 'network' && failure.error.code !== 'timeout') return failure
  const fault = await probe.check(file)
  return fault === null ? failure : new UploadFailure(fault)
}
