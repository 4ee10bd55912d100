import { createHash, type Hash } from 'node:crypto'
import { createStreamEmulator, type Hasher, type StreamEmulator } from 'react-stream-uploader/emulator'
import { type Authorize, createStreamHandler } from 'react-stream-uploader/server'
import type { Connect } from 'vite'
import { fairConditions, parseConditions } from '../stories/support/conditions.js'
import { endpointOverRoughLine, overRoughLine } from '../stories/support/rough-line.js'
import { padMp4 } from '../test/support/media.js'
import { asMiddleware } from '../test/support/serve.js'
import { fileResponse } from '../test/support/serve-file.js'

/** A video for links to lead to. */
const film = new Uint8Array(Buffer.concat(padMp4(6_000_000)))

const { CLOUDFLARE_ACCOUNT_ID: accountId, CLOUDFLARE_API_TOKEN: apiToken } = process.env

/** The host's endpoint, in front of the real Stream where the environment names an account, else of the emulator. */
export function createLiveMiddleware(): Connect.NextHandleFunction {
  if (accountId && apiToken) {
    return asMiddleware('/api/stream', createStreamHandler({ accountId, apiToken, authorize }))
  }
  let conditions = fairConditions
  const emulator = overRoughLine(
    createStreamEmulator({
      createHash: nodeSha256,
      // People choose films of their own here, and want to see them.
      keepBytes: 200_000_000,
      assumptions: { partialChunksKept: true },
    }),
    () => conditions,
  )
  const endpoint = endpointOverRoughLine(
    (request) => emulatedEndpoint(emulator, request),
    () => conditions,
  )
  const control = asMiddleware('/stream-emulator/_conditions', async (request) => {
    const asked = request.method === 'PUT' ? parseConditions(await request.json().catch(() => null)) : null
    conditions = asked ?? conditions
    return new Response(null, { status: asked === null ? 400 : 204 })
  })
  const parts = [
    onLoopback(control),
    asMiddleware('/stream-emulator/_videos', () => Promise.resolve(listVideos(emulator))),
    asMiddleware('/stream-emulator', ({ method, url, headers, signal, body }) =>
      emulator.handle({ method, url, headers, signal, body }),
    ),
    asMiddleware('/api/stream', endpoint),
    asMiddleware('/films', async (request) => fileResponse(request, film)),
  ]
  return (request, response, next) =>
    parts.reduceRight<() => void>((rest, part) => () => part(request, response, rest), next)()
}

/** The toolbar is for who sits at this machine, not for the neighbours on the network. A PUT of another site's page is not let through. */
function onLoopback(middleware: Connect.NextHandleFunction): Connect.NextHandleFunction {
  return (request, response, next) => {
    const { remoteAddress = '' } = request.socket
    if (/^(::1$|127\.|::ffff:127\.)/.test(remoteAddress)) middleware(request, response, next)
    else next()
  }
}

/** A handler for each request, because upload URLs must begin with the address under which the browser knows this server. */
function emulatedEndpoint(emulator: StreamEmulator, request: Request): Promise<Response> {
  const handler = createStreamHandler({
    accountId: 'emulated',
    apiToken: 'emulated',
    apiBaseUrl: new URL('/stream-emulator/client/v4', request.url).href,
    fetch: emulator.fetch,
    authorize,
    // The film that the stories have fetched lies here.
    allowPrivateHosts: true,
  })
  return handler(request)
}

/** Everybody on this machine may upload. Other sites may not: they could spend the account's storage while this server runs. */
const authorize: Authorize = (request) => {
  const origin = request.headers.get('origin')
  const isOwnPage = origin === null || new URL(origin).host === new URL(request.url).host
  return isOwnPage ? { creator: 'storybook', maxDurationSeconds: 3600 } : null
}

/** For tests: whether what arrived is what was sent. */
function listVideos({ videos }: StreamEmulator): Response {
  return Response.json(
    Array.from(videos.values(), (video) => ({
      uid: video.uid,
      name: video.meta['name'] ?? null,
      size: video.uploadLength,
      offset: video.offset,
      sha256: video.sha256(),
      state: video.state,
    })),
  )
}

/** Several times as fast as the emulator's own, which runs in browsers too. */
function nodeSha256(hash: Hash = createHash('sha256')): Hasher {
  return {
    update: (bytes) => void hash.update(bytes),
    clone: () => nodeSha256(hash.copy()),
    digest: () => hash.digest('hex'),
  }
}
