// Why a file or a link was refused, in words.

import type { Rejection } from '../../core/model/file-rules.js'
import type { Format } from './format.js'
import type { Messages } from './messages.js'

export function rejectionText(rejection: Rejection, texts: Messages['rejection'], format: Format): string {
  // Each text takes the rejection of its own code. TypeScript cannot express that for an index by a union.
  const text = texts[rejection.code] as (rejection: Rejection, format: Format) => string
  return text(rejection, format)
}
