// Fault rules: which requests go wrong, and how.

import type { RequestKind, Route } from '../http/route.js'
import type { ErrorReasonCode } from '../media/encoding-clock.js'

/** One way in which a request goes wrong. */
export type Fault =
  /** Refuses with this answer, once the body is read. */
  | {
      readonly kind: 'status'
      readonly status: number
      readonly headers?: Readonly<Record<string, string>> | undefined
      readonly body?: string | undefined
    }
  /**
   * Drops the connection: before anything is done, after `bytes` of the body (default: half of it), or in
   * place of the answer. `kept` says whether the received bytes stay. By default a partial chunk follows
   * the assumption `partialChunksKept`, and a whole one stays.
   */
  | {
      readonly kind: 'drop'
      readonly at: 'before' | 'during' | 'after'
      readonly bytes?: number | undefined
      readonly kept?: boolean | undefined
    }
  /** Does everything, then drops the connection in place of the answer. */
  | { readonly kind: 'lose-answer' }
  /** Stops answering after `bytes` of the body (default 0) until the client gives up. */
  | { readonly kind: 'stall'; readonly bytes?: number | undefined }
  /** Starts `ms` milliseconds late. */
  | { readonly kind: 'delay'; readonly ms: number }
  /** Reads the body no faster than this. */
  | { readonly kind: 'bandwidth'; readonly bytesPerSecond: number }
  /** Answers without CORS headers, so that a page of another origin sees a network error. */
  | { readonly kind: 'no-cors' }
  /** Answers without `Upload-Offset`. */
  | { readonly kind: 'no-offset' }
  /** Sends a header of the answer twice, as a proxy does that adds its own: the same again, or this value. */
  | { readonly kind: 'double-header'; readonly name: string; readonly value?: string | undefined }
  /**
   * Refuses a longer body with 413 and a page of HTML, once it is read, as a proxy does. `cors: false`: without CORS
   * headers, so that a page of another origin sees a network error.
   */
  | { readonly kind: 'body-limit'; readonly bytes: number; readonly cors?: boolean | undefined }
  /**
   * Takes the body at once and passes it on at this speed, as a proxy does that stores it first: the answer comes so
   * much later. If the client hangs up meanwhile, nothing is passed on.
   */
  | { readonly kind: 'store-and-forward'; readonly bytesPerSecond: number }
  /** Refuses with 423, as if another request were open on the upload. */
  | { readonly kind: 'locked' }
  /** The video's upload URL expires, before this request is answered. */
  | { readonly kind: 'expire' }
  /** Encoding of the video ends in this error. */
  | { readonly kind: 'encode-error'; readonly code: ErrorReasonCode }

/** If several rules match a request, only the oldest applies. */
export interface FaultRule {
  readonly on: RequestKind | readonly RequestKind[]
  /** Only for this video. A creation has no id yet, so it never matches. */
  readonly uid?: string | undefined
  /**
   * Lets this many matching requests pass first.
   * @default 0
   */
  readonly after?: number | undefined
  /**
   * How many requests go wrong; `Infinity` for all.
   * @default 1
   */
  readonly times?: number | undefined
  readonly do: Fault
}

export interface Faults {
  /** Adds a rule, and returns a function that removes it. */
  add(rule: FaultRule): () => void
  /** The fault for this request, if any; it counts as used. */
  take(request: Pick<Route, 'kind' | 'uid'>): Fault | null
}

export function createFaults(): Faults {
  const rules = new Set<{ readonly rule: FaultRule; skips: number; uses: number }>()
  return {
    add(rule) {
      const entry = { rule, skips: rule.after ?? 0, uses: rule.times ?? 1 }
      rules.add(entry)
      return () => void rules.delete(entry)
    },
    take(route) {
      for (const entry of rules) {
        if (!matches(entry.rule, route)) continue
        if (entry.skips > 0) entry.skips -= 1
        else {
          entry.uses -= 1
          if (entry.uses <= 0) rules.delete(entry)
          return entry.rule.do
        }
      }
      return null
    },
  }
}

function matches({ on, uid }: FaultRule, route: Pick<Route, 'kind' | 'uid'>): boolean {
  return (typeof on === 'string' ? [on] : on).includes(route.kind) && (uid === undefined || uid === route.uid)
}
