// The log of requests.

import type { RequestKind, Route } from './route.js'

/** A request that reached the emulator. It holds no URL and no token, so it can be printed. */
export interface EmulatedRequest {
  readonly kind: RequestKind
  readonly method: string
  /** The video it is about; `null` for a creation until it is answered. */
  readonly uid: string | null
  /** When it arrived, in milliseconds since the epoch. */
  readonly at: number
  /** Bytes of body received so far. */
  readonly bodyBytes: number
  /** `null` while the request is open, and forever if it gets no answer. */
  readonly status: number | null
}

/** Entries that a log keeps: a server that runs for weeks must not grow. */
const LOG_LENGTH = 10_000

/** Appends to a log, and drops its oldest entry if it is full. */
export function appendBounded<Entry>(log: Entry[], entry: Entry): void {
  if (log.push(entry) > LOG_LENGTH) log.shift()
}

export type OpenRequest = { -readonly [Field in keyof EmulatedRequest]: EmulatedRequest[Field] }

export function openRequest(route: Route, method: string, at: number): OpenRequest {
  return { kind: route.kind, method, uid: route.uid, at, bodyBytes: 0, status: null }
}
