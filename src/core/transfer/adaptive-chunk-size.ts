// The size of the next chunk, adapted to what the connection carried before.

import {
  answerTime,
  chunkSizeAt,
  chunkSizeFor,
  firstChunk,
  firstChunkSize,
  legalChunkSize,
  showsSpeed,
  smallestChunk,
  unbroken,
} from './chunk-size.js'
import { createThroughputMeter, type LineFindings, type ThroughputMeter } from './throughput-meter.js'

/** One for all uploads: what one of them learns of the connection applies to the others. */
export function createAdaptiveChunkSize(chosen: () => number | 'auto') {
  const meters = new WeakMap<File, ThroughputMeter>()
  let bytesBetweenBreaks = unbroken
  /** `null` while nothing is known. */
  let bytesPerMs: number | null = null
  const findings: LineFindings = {
    gotThrough(bytes, ms) {
      if (showsSpeed(bytes)) bytesPerMs = bytes / ms
    },
    carried(bytes) {
      bytesBetweenBreaks = Math.max(bytesBetweenBreaks, bytes)
    },
    broke(bytes) {
      // Only the last break counts: connections change, and the next chunks show whether it was an exception.
      bytesBetweenBreaks = bytes
    },
    brokeWithoutLoss() {
      bytesBetweenBreaks = Math.max(bytesBetweenBreaks, unbroken)
    },
  }
  return {
    size(fileSize: number): number {
      const size = chosen()
      if (size !== 'auto') return legalChunkSize(size)
      const inTime = bytesPerMs === null ? firstChunkSize(fileSize) : chunkSizeAt(bytesPerMs)
      return Math.min(chunkSizeFor(bytesBetweenBreaks), inTime)
    },
    /**
     * Milliseconds more that the answer to a chunk may take. A large one was only chosen because the one before it
     * took ten seconds, answer included, or nothing was known: so a dead server is noticed after minutes, not after twenty.
     */
    answerTime(bytes: number): number {
      const most = bytesPerMs === null ? firstChunk : smallestChunk
      return answerTime(chosen() === 'auto' ? Math.min(bytes, most) : bytes)
    },
    /** The server failed at a chunk: chunks have the smallest size until one gets through. */
    refused(): void {
      bytesPerMs = 0
    },
    meterOf(file: File): ThroughputMeter {
      const meter = meters.get(file) ?? createThroughputMeter(findings)
      meters.set(file, meter)
      return meter
    },
  }
}
