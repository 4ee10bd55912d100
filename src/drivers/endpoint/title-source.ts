// Tells the endpoint what a video is called.

import type { Clock, TitleSource } from '../../core/contract/ports.js'
import { UploadFailure } from '../../core/model/upload-error.js'
import { withTimeLimit } from '../../core/transfer/time-limit.js'
import type { EndpointClient } from './endpoint-client.js'

/** Milliseconds after which a silent endpoint counts as gone. */
const TIME_LIMIT = 20_000

/** @param endpoint asked for at each request, so that an app may change it */
export function createTitleSource(endpoint: () => EndpointClient, clock: Clock): TitleSource {
  return {
    async rename(videoId, title) {
      const client = endpoint()
      if (client.rename === undefined) throw new UploadFailure('endpoint-no-titles')
      await withTimeLimit(TIME_LIMIT, clock, async (signal) => client.rename?.(videoId, title, signal))
    },
  }
}
