// A request that failed: what the browser is told, and what the app is told.

import { type EndpointErrorCode, endpointErrorStatus } from '../../protocol/problem.js'

/** What `onError` is told: for the app's log, never sent to the browser. */
export interface StreamHandlerError {
  readonly code: EndpointErrorCode
  /** What happened and how to solve it. Contains no token, upload URL or text of Stream's answer. */
  readonly message: string
  /** HTTP status of Stream's answer, if there was one. */
  readonly status?: number | undefined
  /** What the app or the handler threw. Never the error of a call to Stream, which may quote the token. */
  readonly cause?: unknown
}

interface FailureDetails {
  /** HTTP status, if the one of the code would mislead. */
  readonly httpStatus?: number | undefined
  readonly headers?: Readonly<Record<string, string>> | undefined
  /** For `onError`. Absent if the browser caused the failure. */
  readonly report?: Omit<StreamHandlerError, 'code'> | undefined
  /** Whether anybody can cause the failure, as often as they like. Its reports are counted, and few are told. */
  readonly isCheap?: boolean | undefined
}

/** `message` goes to the browser; what only the app may know is in `report`. */
export class Failure extends Error {
  override readonly name = 'Failure'
  readonly code: EndpointErrorCode
  readonly details: FailureDetails

  constructor(code: EndpointErrorCode, message: string, details: FailureDetails = {}) {
    super(message)
    this.code = code
    this.details = details
  }

  /** JSON: `{"error": {"code", "message"}}`. */
  toResponse(): Response {
    const { code, message, details } = this
    const headers = { ...details.headers, 'Cache-Control': 'no-store' }
    const status = details.httpStatus ?? endpointErrorStatus[code]
    return Response.json({ error: { code, message } }, { status, headers })
  }
}

/** What the app or its set-up caused: the browser learns only what did not work, and where to look. */
export function internalFailure(what: string, report: FailureDetails['report']): Failure {
  return new Failure('internal', `The endpoint ${what}. Its \`onError\` option is told why.`, { report })
}

/** Anything else that was thrown is a fault of the handler. */
export function toFailure(thrown: unknown): Failure {
  if (thrown instanceof Failure) return thrown
  const message = 'The Stream handler failed unexpectedly; `cause` is the error.'
  return internalFailure('failed', { message, cause: thrown })
}
