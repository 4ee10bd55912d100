import type { Clock, TitleSource } from '../../core/contract/ports.js'
import { UploadFailure } from '../../core/model/upload-error.js'
import { withTimeLimit } from '../time/time-limit.js'
import type { EndpointFunctions } from './endpoint.js'

/** Milliseconds after which a silent endpoint counts as gone. */
const TIME_LIMIT = 20_000

/** @param endpoint asked for at each request, so that a host may change it */
export function createTitleSource(endpoint: () => EndpointFunctions, clock: Clock): TitleSource {
  return {
    async rename(videoId, title) {
      const host = endpoint()
      if (host.rename === undefined) throw new UploadFailure('endpoint-no-titles')
      await withTimeLimit(TIME_LIMIT, clock, async (signal) => host.rename?.(videoId, title, signal))
    },
  }
}
