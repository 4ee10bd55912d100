import { chunkSizeAt, chunkSizeFor, legalChunkSize, showsSpeed, unbroken } from './chunk-size.js'
import { createThroughputMeter, type LineFindings, type ThroughputMeter } from './throughput-meter.js'

/** The size of the next chunk. One for all uploads: what one of them learns of the connection holds for the others. */
export interface AdaptiveChunkSize {
  size(): number
  /** The server failed at a chunk, and may fail at the next ones: they are as small as can be until one gets through. */
  refused(): void
  /** For the upload of this file, which tells it where it is. */
  meterOf(file: File): ThroughputMeter
}

/** @param chosen the host's choice, as it is now */
export function createAdaptiveChunkSize(chosen: () => number | 'auto'): AdaptiveChunkSize {
  const meters = new WeakMap<File, ThroughputMeter>()
  let stretch = unbroken
  let bytesPerMs = 0
  const findings: LineFindings = {
    gotThrough(bytes, ms) {
      if (showsSpeed(bytes)) bytesPerMs = bytes / ms
    },
    carried(bytes) {
      stretch = Math.max(stretch, bytes)
    },
    broke(bytes) {
      // The last break counts alone: connections change, and the next chunks show whether this one was worse than the rule.
      stretch = bytes
    },
    brokeWithoutLoss() {
      stretch = Math.max(stretch, unbroken)
    },
  }
  return {
    size() {
      const size = chosen()
      return size === 'auto' ? Math.min(chunkSizeFor(stretch), chunkSizeAt(bytesPerMs)) : legalChunkSize(size)
    },
    refused() {
      bytesPerMs = 0
    },
    meterOf(file) {
      const meter = meters.get(file) ?? createThroughputMeter(findings)
      meters.set(file, meter)
      return meter
    },
  }
}
