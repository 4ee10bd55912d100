// Why a file or a link was refused, in words.

import type { Rejection, RejectionCode } from '../../core/model/file-rules.js'
import type { Format } from './format.js'
import type { Messages } from './messages.js'

export function rejectionText<C extends RejectionCode>(
  rejection: Extract<Rejection, { code: C }>,
  texts: Pick<Messages['rejection'], C>,
  format: Format,
): string {
  // Each text takes the rejection of its own code. TypeScript cannot express that for an index by a union.
  const text = texts[rejection.code] as unknown as (rejection: Rejection, format: Format) => string
  return text(rejection, format)
}
