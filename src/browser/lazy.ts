// Loads a module once, when it is first needed.

import { UploadFailure } from '../core/model/upload-error.js'

/** What it returns throws `UploadFailure` with `network` if it cannot be loaded; the next call tries again. */
export function lazy<T>(load: () => Promise<T>): () => Promise<T> {
  let loading: Promise<T> | null = null
  return async () => {
    loading ??= load()
    try {
      return await loading
    } catch {
      loading = null
      throw new UploadFailure('network')
    }
  }
}
