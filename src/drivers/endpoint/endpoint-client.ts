// The endpoint as the drivers use it: its answers parsed, whether it is a route or functions of the app.

import type { ImportedVideo } from '../../core/contract/ports.js'
import { UploadFailure } from '../../core/model/upload-error.js'
import type { UploadTicket } from '../../protocol/ticket.js'
import { parseTicket, parseVideoId } from '../../protocol/ticket-answer.js'
import type { EndpointFunctions, FileDetails, LinkDetails } from './endpoint.js'

export interface EndpointClient
  extends Required<Pick<EndpointFunctions, 'getStatus' | 'rename' | 'describe' | 'discard'>> {
  /** Never aborted: that would lose the answer, and the video would still be created. */
  createTicket(file: File, details: FileDetails): Promise<UploadTicket>
  /** Never aborted either. */
  importLink(link: LinkDetails): Promise<ImportedVideo>
  /** Only routes have it. */
  readonly several?: SeveralVideos | undefined
}

/** `GET {url}?ids=…`: the statuses of several videos, once or as a stream, as `Accept` says. */
export interface SeveralVideos {
  readonly url: URL
  get(
    videoIds: readonly string[],
    headers: Readonly<Record<string, string>>,
    signal: AbortSignal,
  ): Promise<Response>
}

/** Parses what the app's functions return. Those that may not be aborted get a signal that never aborts. */
export function clientOf(endpoint: EndpointFunctions): EndpointClient {
  const never = new AbortController().signal
  return {
    async createTicket(file, details) {
      const answer = await endpoint.createTicket(file, never, details)
      const ticket = parseTicket(answer, new Headers(), globalThis.document?.baseURI)
      if (ticket === null) throw new UploadFailure('endpoint-no-url')
      return ticket
    },
    async importLink(link) {
      if (endpoint.importLink === undefined) throw new UploadFailure('endpoint-no-links')
      const videoId = parseVideoId(await endpoint.importLink(link, never), new Headers())
      if (videoId === null) throw new UploadFailure('endpoint-no-video-id')
      return { videoId }
    },
    getStatus: (videoId, signal) => endpoint.getStatus(videoId, signal),
    async rename(videoId, title, signal) {
      if (endpoint.rename === undefined) throw new UploadFailure('endpoint-no-titles')
      await endpoint.rename(videoId, title, signal)
    },
    async describe(videoId, fields, signal) {
      if (endpoint.describe === undefined) throw new UploadFailure('endpoint-no-fields')
      await endpoint.describe(videoId, fields, signal)
    },
    discard: async (videoId, signal) => endpoint.discard(videoId, signal),
  }
}
