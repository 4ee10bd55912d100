// Sends a video's title to the endpoint.

import type { Clock, TitleSource } from '../../core/contract/ports.js'
import { UploadFailure } from '../../core/model/upload-error.js'
import { withTimeLimit } from '../../core/transfer/time-limit.js'
import type { EndpointClient } from './endpoint-client.js'

/** Milliseconds after which a silent endpoint counts as unreachable. */
const TIME_LIMIT = 20_000

/** @param endpoint called at each request, so that the app may change it */
export function createTitleSource(endpoint: () => EndpointClient, clock: Clock): TitleSource {
  return {
    async rename(videoId, title) {
      const client = endpoint()
      if (client.rename === undefined) throw new UploadFailure('endpoint-no-titles')
      await withTimeLimit(TIME_LIMIT, clock, async (signal) => client.rename?.(videoId, title, signal))
    },
  }
}
