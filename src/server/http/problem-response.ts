// The answer to a request that failed.

import { endpointErrorStatus, type Problem } from '../../protocol/problem.js'
import type { Failure } from './failure.js'

/** JSON: `{"error": {"code", "message"}}`. */
export function toProblemResponse(failure: Failure): Response {
  const problem: Problem = { code: failure.code, message: failure.message }
  return Response.json(
    { error: problem },
    {
      status: failure.details.httpStatus ?? endpointErrorStatus[failure.code],
      headers: { ...failure.details.headers, 'Cache-Control': 'no-store' },
    },
  )
}
