import type { RequestKind, Route } from './route.js'

/** A request that reached the emulator. It holds no URL and no token, so it can be printed. */
export interface EmulatedRequest {
  readonly kind: RequestKind
  readonly method: string
  /** The video it is about; a creation gets it with its answer. */
  readonly uid: string | null
  /** When it came, in milliseconds since the epoch. */
  readonly at: number
  /** Bytes of body received; it grows while they come. */
  readonly bodyBytes: number
  /** `null` while the request is open, and for good where it got no answer. */
  readonly status: number | null
}

export type OpenRequest = { -readonly [Field in keyof EmulatedRequest]: EmulatedRequest[Field] }

export function openRequest(route: Route, method: string, at: number): OpenRequest {
  return { kind: route.kind, method, uid: route.uid, at, bodyBytes: 0, status: null }
}
