// Says on the console which option has a number that makes no sense. Uploads go on without it.

import type { UploadOptions } from '../core/contract/options.js'
import { smallestChunk } from '../core/transfer/chunk-size.js'
import { printOnce } from './integration-advice.js'
import type { UploaderOptions } from './uploader-options.js'

type NumberOption =
  | { [K in keyof UploadOptions]-?: number extends UploadOptions[K] ? K : never }[keyof UploadOptions]
  | 'idleTimeout'

/** The least that makes sense. A number of files may be 0: an app may count down what is left. */
const least: { readonly [K in NumberOption]: number } = {
  chunkSize: smallestChunk,
  concurrency: 1,
  idleTimeout: 1,
  maxFiles: 0,
  minFileSize: 0,
  maxFileSize: 0,
  maxTotalSize: 0,
  minDurationSeconds: 0,
  maxDurationSeconds: 0,
  maxTotalDurationSeconds: 0,
  minWidth: 0,
  minHeight: 0,
  maxWidth: 0,
  maxHeight: 0,
}

export function adviseOnOptions(options: UploaderOptions): void {
  for (const [name, minimum] of Object.entries(least)) {
    const value: unknown = options[name as NumberOption]
    if (value === undefined || (typeof value === 'number' && value >= minimum)) continue
    if (name === 'chunkSize' && value === 'auto') continue
    const given = typeof value === 'number' ? String(value) : `a ${typeof value}`
    printOnce(
      `option-${name}`,
      `\`${name}\` is ${given}. It must be a number of at least ${minimum}, so this one is ignored or corrected.`,
    )
  }
}
