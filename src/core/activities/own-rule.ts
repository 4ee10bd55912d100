// Asks the app's own rule about a file, for a limited time.

import type { Clock } from '../contract/ports.js'
import type { Rejection } from '../model/file-rules.js'
import type { Media } from '../model/media-rules.js'
import { ownRejectionOf, type ValidateFile } from '../model/own-rule.js'
import { isUnexpected } from '../model/upload-error.js'
import { withTimeLimit } from '../transfer/time-limit.js'

/** Milliseconds. A rule may ask a server; whoever has chosen a file waits for it. */
const TIME_LIMIT = 10_000

export async function askOwnRule(
  validate: ValidateFile,
  file: File,
  media: Media | null,
  { clock, reportError }: { readonly clock: Clock; readonly reportError: (error: unknown) => void },
): Promise<readonly Rejection[]> {
  try {
    const refused = ownRejectionOf(await withTimeLimit(TIME_LIMIT, clock, async () => validate(file, media)))
    return refused === null ? [] : [refused]
  } catch (thrown) {
    if (isUnexpected(thrown)) reportError(thrown)
    return [{ code: 'not-checked' }]
  }
}
