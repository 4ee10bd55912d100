// Where the code of the rows comes from: a server has it, a browser loads it.

export type RowCode = typeof import('./rows/row-code.js')

export interface RowCodeSource {
  /** `null` while it is on its way. */
  state(): RowCode | 'failed' | null
  /** @returns what ends it */
  subscribe(listener: () => void): () => void
  /** `null` if it could not be loaded. The next call tries again. */
  load(): Promise<RowCode | null>
}
