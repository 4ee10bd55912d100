// A transport that gives each chunk a size that suits the connection and the server.

import type { Ports, TransferJob, TransferReports, Transport } from '../contract/ports.js'
import { isBrokenLink, isServerFault, type UploadError, uploadErrorOf } from '../model/upload-error.js'
import { createAdaptiveChunkSize } from './adaptive-chunk-size.js'
import { createChunkCeiling } from './chunk-ceiling.js'

export interface ChunkTransport {
  send(job: ChunkedJob, reports: TransferReports, signal: AbortSignal): Promise<void>
}

export interface ChunkedJob extends Omit<TransferJob, 'chunkCeiling'> {
  /** Asked before each chunk. Bytes, legal for Stream. */
  readonly chunkSize: () => number
  /** Milliseconds more that an answer may take, once a body of so many bytes was sent. */
  readonly answerTime: (bytes: number) => number
}

/** What is known of the chunk that is being sent. Positions are bytes from the start of the file. */
interface Chunk {
  readonly start: number
  readonly size: number
  /** How far its bytes were handed on. */
  readonly sent: number
}

/** `chosen` returns the option `chunkSize` as it is now. */
export function createAdaptiveTransport(
  transport: ChunkTransport,
  { clock, connectivity }: Pick<Ports, 'clock' | 'connectivity'>,
  chosen: () => number | 'auto',
): Transport {
  const chunks = createAdaptiveChunkSize(chosen)
  const ceiling = createChunkCeiling()

  /** Whether the failure says only that the chunk was too large, and a smaller one can be sent. */
  function isTooLarge({ code, status }: UploadError, { start, size, sent }: Chunk, server: string): boolean {
    if (status === 413) return ceiling.refused(server, size)
    if (sent < start + size) return false
    if (code === 'timeout') ceiling.refused(server, size)
    if (code === 'network') ceiling.unanswered(server, size)
    return false
  }

  /** @returns whether all arrived; if not, a smaller chunk is worth a try at once */
  async function sendOnce(job: TransferJob, reports: TransferReports, signal: AbortSignal): Promise<boolean> {
    const { file, ticket, chunkCeiling } = job
    const meter = chunks.meterOf(file)
    const server = new URL(ticket.uploadUrl).origin
    if (chunkCeiling !== null) ceiling.known(server, chunkCeiling)
    let size = 0
    /** `null` until the server has said what it has. */
    let start: number | null = null
    let sent = 0
    const measured: TransferReports = {
      opened(bytes, videoId) {
        start = bytes
        meter.opened(bytes, clock.now())
        reports.opened(bytes, videoId)
      },
      sent(bytes) {
        sent = bytes
        meter.sent(bytes)
        reports.sent(bytes)
      },
      accepted(bytes) {
        if (start !== null) ceiling.accepted(server, bytes - start)
        start = bytes
        meter.accepted(bytes, clock.now())
        const known = ceiling.of(server)
        reports.accepted(bytes, known === Infinity ? undefined : known)
      },
    }
    const chunkSize = (): number => {
      size = Math.min(chunks.size(file.size), ceiling.of(server))
      return size
    }
    try {
      const { answerTime } = chunks
      await transport.send({ file, ticket, chunkSize, answerTime }, measured, signal)
      return true
    } catch (thrown) {
      const error = uploadErrorOf(thrown)
      // A pause aborts an attempt and does not count as a break; going offline aborts it too, and does count.
      const isEnded = signal.aborted && connectivity.isOnline()
      if (!isEnded && isBrokenLink(error)) meter.broke(clock.now())
      if (isServerFault(error)) chunks.refused()
      const chunk = start === null ? null : { start, size: Math.min(size, file.size - start), sent }
      if (chunk !== null && !signal.aborted && isTooLarge(error, chunk, server)) return false
      throw thrown
    }
  }

  return {
    async send(job, reports, signal) {
      // Each refusal halves the chunk, so there are few.
      while (!(await sendOnce(job, reports, signal))) signal.throwIfAborted()
    },
  }
}
