// Where the code of the rows comes from: a server has it, a browser loads it.

import type * as code from './rows/row-code.js'

export type RowCode = typeof code

export interface RowCodeSource {
  /** `null` while it is on its way. */
  state(): RowCode | 'failed' | null
  /** @returns what ends it */
  subscribe(listener: () => void): () => void
  /** `null` if it could not be loaded. The next call tries again. */
  load(): Promise<RowCode | null>
  /** For who has it already, as a test kit. */
  give(code: RowCode): void
}
