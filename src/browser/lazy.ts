import { UploadFailure } from '../core/model/upload-error.js'

/**
 * Loads something once, when it is first asked for.
 * @throws UploadFailure `network`, when it cannot be loaded; the next call tries again
 */
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
