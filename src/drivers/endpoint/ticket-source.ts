// Asks the endpoint for tickets and for videos of links, with the app's `meta`, and gives both back.

import type { Clock, TicketSource } from '../../core/contract/ports.js'
import { withTimeLimit } from '../../core/transfer/time-limit.js'
import type { MetaOffer, VideoMeta } from './endpoint.js'
import type { EndpointClient } from './endpoint-client.js'

/** Milliseconds after which a silent endpoint counts as gone. */
const TIME_LIMIT = 30_000

/** @param endpoint asked for at each request, so that an app may change it; so is `meta` */
export function createTicketSource(
  endpoint: () => EndpointClient,
  clock: Clock,
  meta: () => MetaOffer | undefined = () => undefined,
): TicketSource {
  /** An answer that is too late for whoever asked is a video all the same. */
  async function patiently<T>(ask: () => Promise<T>, late: (answer: T) => void): Promise<T> {
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
      patiently(
        async () => endpoint().createTicket(file, { ...details, meta: metaFor(details.name, file) }),
        late,
      ),
    importLink: (link, late) =>
      patiently(async () => endpoint().importLink({ ...link, meta: metaFor(link.name, null) }), late),
  }
}
