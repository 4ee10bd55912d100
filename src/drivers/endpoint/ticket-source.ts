// Asks the endpoint, for a limited time: for tickets, videos of links, other titles and fields, and deletion.

import type { Clock, DetailSource, TicketSource } from '../../core/contract/ports.js'
import { withTimeLimit } from '../../core/transfer/time-limit.js'
import type { MetaOffer, VideoMeta } from './endpoint.js'
import type { EndpointClient } from './endpoint-client.js'

/** Milliseconds after which a silent endpoint counts as unreachable. */
const TIME_LIMIT = 30_000
const DETAIL_LIMIT = 20_000

/** @param endpoint called at each request, so that the app may change it; the same for `meta` */
export function createTicketSource(
  endpoint: () => EndpointClient,
  clock: Clock,
  meta: () => MetaOffer | undefined = () => undefined,
): TicketSource {
  /** An answer after the time limit has created a video too, so it is passed to `late`. */
  async function askInTime<T>(ask: () => Promise<T>, late: (answer: T) => void): Promise<T> {
    const asked = ask()
    try {
      return await withTimeLimit(TIME_LIMIT, clock, () => asked)
    } catch (thrown) {
      asked.then(late, () => {})
      throw thrown
    }
  }

  function metaFor(name: string, file: File | null): VideoMeta | undefined {
    const offer = meta()
    return typeof offer === 'function' ? offer({ name, file }) : offer
  }

  return {
    discard: (videoId) => withTimeLimit(TIME_LIMIT, clock, (signal) => endpoint().discard(videoId, signal)),
    create: ({ file, ...details }, late) =>
      askInTime(
        async () => endpoint().createTicket(file, { ...details, meta: metaFor(details.name, file) }),
        late,
      ),
    importLink: (link, late) =>
      askInTime(async () => endpoint().importLink({ ...link, meta: metaFor(link.name, null) }), late),
  }
}

export function createDetailSource(endpoint: () => EndpointClient, clock: Clock): DetailSource {
  return {
    rename: (videoId, title) =>
      withTimeLimit(DETAIL_LIMIT, clock, (signal) => endpoint().rename(videoId, title, signal)),
    describe: (videoId, fields) =>
      withTimeLimit(DETAIL_LIMIT, clock, (signal) => endpoint().describe(videoId, fields, signal)),
  }
}
