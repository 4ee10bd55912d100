// A refusal in the app's own words.

import { cleanName } from '../../protocol/clean-name.js'
import { endpointErrorStatus, type Problem } from '../../protocol/problem.js'

/**
 * For `authorize` to return or throw: refuses with 403, and the row shows this sentence to the person who uploads, as plain
 * text of at most 300 characters. Word it in their language, and tell them nothing that they may not know. Not for a
 * person who is not signed in: answer 401, so that the page can renew its headers.
 */
export function refuse(message: string): Response {
  const error: Problem = { code: 'refused', message: cleanName(message) }
  return Response.json(
    { error },
    { status: endpointErrorStatus.refused, headers: { 'Cache-Control': 'no-store' } },
  )
}
