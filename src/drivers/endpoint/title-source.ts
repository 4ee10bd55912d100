// Sends a video's title to the endpoint.

import type { Clock, TitleSource } from '../../core/contract/ports.js'
import { withTimeLimit } from '../../core/transfer/time-limit.js'
import type { EndpointClient } from './endpoint-client.js'

/** Milliseconds after which a silent endpoint counts as unreachable. */
const TIME_LIMIT = 20_000

/** @param endpoint called at each request, so that the app may change it */
export function createTitleSource(endpoint: () => EndpointClient, clock: Clock): TitleSource {
  return {
    rename: (videoId, title) =>
      withTimeLimit(TIME_LIMIT, clock, (signal) => endpoint().rename(videoId, title, signal)),
  }
}
