// What is accepted, below the drop zone.

import type { Format } from './format.js'
import { joinParts } from './join-parts.js'
import type { Messages } from './messages.js'

/** The words around the figures. Bytes are formatted already. */
export interface HintWords {
  /** How many files there may be. */
  readonly fileLimit: (files: number, format: Format) => string
  /** `isEach`: there may be several. */
  readonly sizeLimit: (size: string, isEach: boolean) => string
}

export function hintLine({ fileLimit, sizeLimit }: HintWords): Messages['hint'] {
  return ({ formats, maxFileSize, maxFiles }, format) =>
    joinParts(
      ' · ',
      maxFiles === undefined || maxFiles === 1 ? '' : fileLimit(maxFiles, format),
      formats.join(', '),
      maxFileSize === undefined ? '' : sizeLimit(format.bytes(maxFileSize), maxFiles !== 1),
    )
}
