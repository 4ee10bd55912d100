// How large a chunk an upload server takes: what it has refused is not sent to it again.

import { legalChunkSize, smallestChunk } from './chunk-size.js'

/** One for all uploads of the page. Sizes are bytes of one chunk. */
export interface ChunkCeiling {
  /** The largest chunk that may be sent to this server. */
  of(server: string): number
  /** An earlier visit has met a limit, and sent chunks of this size at most. */
  known(server: string, bytes: number): void
  /**
   * A chunk of this size was too large for the server, or for something before it.
   * @returns whether a smaller one may be tried
   */
  refused(server: string, bytes: number): boolean
  /** The whole of a chunk was sent, and then the connection broke. */
  unanswered(server: string, bytes: number): void
  accepted(server: string, bytes: number): void
}

export function createChunkCeiling(): ChunkCeiling {
  const ceilings = new Map<string, number>()
  /** The smallest chunk that was sent whole in vain, if none of its size has got through since. */
  const doubted = new Map<string, number>()

  const ceilingOf = (server: string): number => ceilings.get(server) ?? Infinity

  function lower(server: string, bytes: number): void {
    ceilings.set(server, Math.min(ceilingOf(server), legalChunkSize(bytes)))
  }

  function refused(server: string, bytes: number): boolean {
    if (bytes <= smallestChunk) return false
    lower(server, bytes / 2)
    doubted.delete(server)
    return true
  }

  return {
    of: ceilingOf,
    known: lower,
    refused,
    unanswered(server, bytes) {
      if (bytes <= smallestChunk) return
      // Once may be the line. Twice is a limit whose answer the browser hides, as it has no CORS headers.
      const before = doubted.get(server)
      if (before === undefined) doubted.set(server, bytes)
      else refused(server, Math.min(before, bytes))
    },
    accepted(server, bytes) {
      if (bytes >= (doubted.get(server) ?? Infinity)) doubted.delete(server)
    },
  }
}
