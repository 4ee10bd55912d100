import type { UploaderOptions } from 'react-stream-uploader'
import {
  createEmulatorNetwork,
  createStreamEmulator,
  type StreamEmulator,
  type StreamEmulatorOptions,
} from 'react-stream-uploader/emulator'
import {
  createStreamHandler,
  type StreamHandlerOptions,
  type UploadGrant,
} from 'react-stream-uploader/server'
import { parseVideo } from '../../src/protocol/video-status.js'
import { fileResponse } from '../../test/support/serve-file.js'
import thumbnail from '../assets/harbour.svg?url&no-inline'
import { pageConditions } from './page-conditions.js'
import { previewAddress } from './player-address.js'
import { endpointOverRoughLine, overRoughLine } from './rough-line.js'
import { sampleVideo } from './sample-video.js'

export type Connection = Pick<UploaderOptions, 'endpoint' | 'resumeKey' | 'fetch' | 'httpStack'>

type Grant = Pick<UploadGrant, 'fields'>
type Listener = StreamHandlerOptions['onEvent']

const pace = Number(import.meta.env.VITE_EMULATOR_PACE ?? 1)

/** What is set for every emulator in a page. */
export const inPageSettings = {
  encoding: {
    downloadMs: 1500 / pace,
    queuedMs: 800 / pace,
    playableMs: 3000 / pace,
    completeMs: 5000 / pace,
  },
  fetch: fetchFilm,
  // Otherwise a connection that keeps dropping never gets a whole chunk through at the lower speeds.
  assumptions: { partialChunksKept: true },
} satisfies StreamEmulatorOptions

/** Bytes per second of a good connection, so that people see an upload move. */
export const goodLine: number = 3_000_000 * pace

/** The app's endpoint and Stream inside the page. */
export function connectInPage(grant: Grant = {}, onEvent?: Listener): Connection {
  const emulator = createStreamEmulator({ ...inPageSettings, bandwidth: goodLine })
  // The emulator ends with the story, and so do its uploads.
  return connectTo(overRoughLine(emulator, pageConditions), null, grant, onEvent)
}

/** The app's endpoint inside the page, in front of this Stream. */
export function connectTo(
  emulator: StreamEmulator,
  resumeKey: string | null,
  grant: Grant = {},
  onEvent?: Listener,
): Connection {
  const handler = createStreamHandler({
    accountId: 'emulated',
    apiToken: 'emulated',
    apiBaseUrl: new URL('/client/v4', location.href).href,
    fetch: emulator.fetch,
    authorize: () => ({ creator: 'storybook', maxDurationSeconds: 3600, ...grant }),
    allowPrivateHosts: true,
    onEvent,
  })
  const endpoint = endpointOverRoughLine(handler, pageConditions)
  const network = createEmulatorNetwork({
    emulator,
    routes: { '/api/stream': async (request) => withAddresses(await endpoint(request)) },
  })
  return { endpoint: '/api/stream', resumeKey, fetch: network.fetch, httpStack: network.httpStack }
}

/** A video that links can point to, on the server that serves the stories. Without a server, the address is made up. */
export const filmAddress: string = new URL('/films/harbour.mp4', location.href).href

async function fetchFilm(...args: Parameters<typeof fetch>): Promise<Response> {
  const request = new Request(...args)
  if (request.url !== filmAddress) return fetch(request)
  const film = await sampleVideo('harbour.mp4', 6_000_000)
  return fileResponse(request, new Uint8Array(await film.arrayBuffer()))
}

/** An `<img>` and an `<iframe>` use the real network, which does not reach this emulator. */
async function withAddresses(response: Response): Promise<Response> {
  if (!response.ok || response.status === 204) return response
  const video = parseVideo(await response.clone().json())
  if (video === null || video.thumbnail === null) return response
  const addresses = {
    thumbnail: new URL(thumbnail, location.href).href,
    preview: previewAddress(video.id),
  }
  return Response.json({ ...video, ...addresses }, { status: response.status })
}
