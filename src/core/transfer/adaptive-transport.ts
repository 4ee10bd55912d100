import type { Ports, TransferJob, TransferReports, Transport } from '../contract/ports.js'
import { isBrokenLink, isServerFault, uploadErrorOf } from '../model/upload-error.js'
import { createAdaptiveChunkSize } from './adaptive-chunk-size.js'

/** A transport that sends a file in chunks, and is told their size before each. */
export interface ChunkTransport {
  /** @param job `chunkSize` is in bytes, legal for Stream */
  send(job: ChunkedJob, reports: TransferReports, signal: AbortSignal): Promise<void>
}

export interface ChunkedJob extends TransferJob {
  readonly chunkSize: () => number
}

/**
 * Gives each chunk its size, by what is seen of the connection and the server with the chunks before it.
 * @param chosen the host's choice, as it is now
 */
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
        // A pause ends an attempt too, and so does the browser's word that there is no connection, which is a break.
        const isEnded = signal.aborted && connectivity.isOnline()
        if (!isEnded && isBrokenLink(error)) meter.broke(clock.now())
        if (isServerFault(error)) chunks.refused()
        throw thrown
      }
    },
  }
}
