// Loads a module once, when it is first needed.

import type { Connectivity } from '../core/contract/ports.js'
import { UploadFailure } from '../core/model/upload-error.js'

/** Offline, only a Service Worker has code. What fails for want of a connection is not tried: it may never load again. */
export function mayLoad(connectivity: Connectivity): boolean {
  return connectivity.isOnline() || Boolean(globalThis.navigator?.serviceWorker?.controller)
}

/**
 * What it returns throws `UploadFailure` if the module cannot be loaded: with `network` where the next call tries again, with
 * `reload-needed` where the browser will not.
 */
export function lazy<T>(connectivity: Connectivity, load: () => Promise<T>): () => Promise<T> {
  let loading: Promise<T> | null = null
  return async () => {
    if (loading === null && !mayLoad(connectivity)) throw new UploadFailure('network')
    loading ??= load()
    try {
      return await loading
    } catch (thrown) {
      loading = null
      throw new UploadFailure(isRemembered(thrown) ? 'reload-needed' : 'network')
    }
  }
}

/** Firefox and WebKit, whose words these are, keep a failed `import()` while the page lives; Chromium requests it again. */
function isRemembered(thrown: unknown): boolean {
  return /^(error loading dynamically|Importing a module script failed)/.test(String(Object(thrown).message))
}
