import type { Clock, ImportedVideo, TicketSource, UploadOffer } from '../../core/contract/ports.js'
import type { Link } from '../../core/model/link-source.js'
import { UploadFailure } from '../../core/model/upload-error.js'
import { parseTicket, parseVideoId, type UploadTicket } from '../../protocol/messages.js'
import { withTimeLimit } from '../time/time-limit.js'
import type { EndpointFunctions, MetaOffer, VideoMeta } from './endpoint.js'

/** Milliseconds after which a silent endpoint counts as gone. */
const TIME_LIMIT = 30_000

/** @param endpoint asked for at each request, so that a host may change it; so is `meta` */
export function createTicketSource(
  endpoint: () => EndpointFunctions,
  clock: Clock,
  meta: () => MetaOffer | undefined = () => undefined,
): TicketSource {
  return {
    discard: (videoId) => withTimeLimit(TIME_LIMIT, clock, (signal) => endpoint().discard(videoId, signal)),
    create: (offer, late) => patiently(requestTicket(endpoint(), offer, meta()), late),
    importLink: (link, late) => patiently(requestImport(endpoint(), link, meta()), late),
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
  offer: MetaOffer | undefined,
): Promise<UploadTicket> {
  const meta = metaOf(offer, details.name, file)
  const answer = await endpoint.createTicket(file, new AbortController().signal, { ...details, meta })
  const ticket = parseTicket(answer, new Headers(), globalThis.document?.baseURI)
  if (ticket === null) throw new UploadFailure('endpoint-no-url')
  return ticket
}

/** Not aborted either. */
async function requestImport(
  endpoint: EndpointFunctions,
  { url, name }: Link,
  offer: MetaOffer | undefined,
): Promise<ImportedVideo> {
  if (endpoint.importLink === undefined) throw new UploadFailure('endpoint-no-links')
  const answer = await endpoint.importLink(
    { url, name, meta: metaOf(offer, name, null) },
    new AbortController().signal,
  )
  const videoId = parseVideoId(answer, new Headers())
  if (videoId === null) throw new UploadFailure('endpoint-no-video-id')
  return { videoId }
}

function metaOf(offer: MetaOffer | undefined, name: string, file: File | null): VideoMeta | undefined {
  return typeof offer === 'function' ? offer({ name, file }) : offer
}
