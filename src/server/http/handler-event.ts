// What the handler tells of its own work, for measuring: no names, no addresses, no tokens.

import type { EndpointErrorCode } from '../../protocol/problem.js'

/** Times are milliseconds. */
export type StreamHandlerEvent =
  /** Stream was asked. `status` is `null` if it did not answer. */
  | {
      readonly type: 'call'
      readonly kind: 'create' | 'change' | 'token' | 'read'
      /** As in "create an upload". */
      readonly task: string
      readonly status: number | null
      readonly ms: number
    }
  /** A call was not sent. `limit`: of all calls together, or of one creator's for videos of theirs or for unknown ids. */
  | { readonly type: 'budget'; readonly limit: 'all' | 'own' | 'unknown'; readonly waitMs: number }
  /** A webhook was taken, or was answered with an error. */
  | {
      readonly type: 'webhook'
      readonly code: EndpointErrorCode | null
      readonly status: number
      readonly ms: number
    }
  /** Whether this instance may tell the app of an end: `told` and `busy` are left to others. */
  | {
      readonly type: 'claim'
      readonly videoId: string
      readonly end: 'ready' | 'error'
      readonly answer: 'yours' | 'told' | 'busy'
    }

export type TellEvent = (event: StreamHandlerEvent) => void
