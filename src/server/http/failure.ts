import type { EndpointErrorCode } from '../../protocol/problem.js'

/** What `onError` is told about a failure: words for the host's log, never sent to the browser. */
export interface StreamHandlerError {
  readonly code: EndpointErrorCode
  /** What happened and how to solve it. Holds no token, no upload URL and no text of Stream's answer. */
  readonly message: string
  /** HTTP status of Stream's answer, where there was one. */
  readonly status?: number | undefined
  /** What `authorize` threw, as it was, or a fault of the handler itself. Never an error of a call to Stream. */
  readonly cause?: unknown
}

interface FailureDetails {
  /** HTTP status, where the one that belongs to the code would mislead. */
  readonly httpStatus?: number | undefined
  readonly headers?: Readonly<Record<string, string>> | undefined
  /** For `onError`. A failure without one is the browser's doing, and no news to the host. */
  readonly report?: Omit<StreamHandlerError, 'code'> | undefined
}

/** A request that ends in an error answer. `message` goes to the browser; what only the host may know is in `report`. */
export class Failure extends Error {
  override readonly name = 'Failure'
  readonly code: EndpointErrorCode
  readonly details: FailureDetails

  constructor(code: EndpointErrorCode, message: string, details: FailureDetails = {}) {
    super(message)
    this.code = code
    this.details = details
  }
}

/** Whatever was thrown, as a failure. What is none yet is a fault of ours, of which the browser learns nothing. */
export function toFailure(thrown: unknown): Failure {
  if (thrown instanceof Failure) return thrown
  return new Failure('internal', 'The endpoint failed. Its `onError` option is told why.', {
    report: { message: 'The Stream handler failed unexpectedly; `cause` is the error.', cause: thrown },
  })
}
