import type { Link } from '../core/link.js'
import type { Clock, ImportedVideo, TicketSource, UploadOffer } from '../core/ports.js'
import { UploadFailure } from '../core/upload-error.js'
import { parseTicket, parseVideoId, type UploadTicket } from '../protocol/messages.js'
import type { EndpointFunctions } from './endpoint.js'
import { withTimeLimit } from './time-limit.js'

/** Milliseconds after which a silent endpoint counts as gone. */
const TIME_LIMIT = 30_000

/** @param endpoint asked for at each request, so that a host may change it */
export function createTicketSource(endpoint: () => EndpointFunctions, clock: Clock): TicketSource {
  return {
    discard: (videoId) => withTimeLimit(TIME_LIMIT, clock, (signal) => endpoint().discard(videoId, signal)),
    create: (offer, late) => patiently(requestTicket(endpoint(), offer), late),
    importLink: (link, late) => patiently(requestImport(endpoint(), link), late),
  }

  async function patiently<T>(asked: Promise<T>, late: (answer: T) => void): Promise<T> {
    try {
      return await withTimeLimit(TIME_LIMIT, clock, () => asked)
    } catch (thrown) {
      asked.then(late, () => {})
      throw thrown
    }
  }
}

/** Never aborted: that would end the answer, and not the video. */
async function requestTicket(
  endpoint: EndpointFunctions,
  { file, ...details }: UploadOffer,
): Promise<UploadTicket> {
  const answer = await endpoint.createTicket(file, new AbortController().signal, details)
  const ticket = parseTicket(answer, new Headers(), globalThis.document?.baseURI)
  if (ticket === null) throw new UploadFailure('endpoint-no-url')
  return ticket
}

/** Not aborted either. */
async function requestImport(endpoint: EndpointFunctions, { url, name }: Link): Promise<ImportedVideo> {
  if (endpoint.importLink === undefined) throw new UploadFailure('endpoint-no-links')
  const answer = await endpoint.importLink({ url, name }, new AbortController().signal)
  const videoId = parseVideoId(answer, new Headers())
  if (videoId === null) throw new UploadFailure('endpoint-no-video-id')
  return { videoId }
}
