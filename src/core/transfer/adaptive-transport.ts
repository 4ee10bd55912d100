// A transport that gives each chunk a size that suits the connection and the server.

import type { Ports, TransferJob, TransferReports, Transport } from '../contract/ports.js'
import { isBrokenLink, isServerFault, uploadErrorOf } from '../model/upload-error.js'
import { createAdaptiveChunkSize } from './adaptive-chunk-size.js'

export interface ChunkTransport {
  send(job: ChunkedJob, reports: TransferReports, signal: AbortSignal): Promise<void>
}

export interface ChunkedJob extends TransferJob {
  /** Asked before each chunk. Bytes, legal for Stream. */
  readonly chunkSize: () => number
}

/** `chosen` returns the option `chunkSize` as it is now. */
export function createAdaptiveTransport(
  transport: ChunkTransport,
  { clock, connectivity }: Pick<Ports, 'clock' | 'connectivity'>,
  chosen: () => number | 'auto',
): Transport {
  const chunks = createAdaptiveChunkSize(chosen)
  return {
    async send(job, reports, signal) {
      const meter = chunks.meterOf(job.file)
      const measured: TransferReports = {
        opened(bytes, videoId) {
          meter.opened(bytes, clock.now())
          reports.opened(bytes, videoId)
        },
        sent(bytes) {
          meter.sent(bytes)
          reports.sent(bytes)
        },
        accepted(bytes) {
          meter.accepted(bytes, clock.now())
          reports.accepted(bytes)
        },
      }
      try {
        await transport.send({ ...job, chunkSize: chunks.size }, measured, signal)
      } catch (thrown) {
        const error = uploadErrorOf(thrown)
        // A pause aborts an attempt and does not count as a break; going offline aborts it too, and does count.
        const isEnded = signal.aborted && connectivity.isOnline()
        if (!isEnded && isBrokenLink(error)) meter.broke(clock.now())
        if (isServerFault(error)) chunks.refused()
        throw thrown
      }
    },
  }
}
