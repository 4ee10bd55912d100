import type { Transport } from '../core/ports.js'
import { UploadFailure } from '../core/upload-error.js'

/** A transport whose code is fetched with the first upload. A failure to fetch it is a broken connection, and is tried again. */
export function lazyTransport(load: () => Promise<Transport>): Transport {
  let loading: Promise<Transport> | null = null
  return {
    async send(job, reports, signal) {
      loading ??= load()
      const transport = await loading.catch(() => {
        loading = null
        throw new UploadFailure('network')
      })
      await transport.send(job, reports, signal)
    },
  }
}
