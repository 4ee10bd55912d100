// `GET {mount}?ids=…`: the statuses of several videos, once or as a stream of their changes.

import { authorizeAction, isResponse } from '../grant/authorization.js'
import type { UploadGrant } from '../grant/upload-grant.js'
import { Failure, toFailure } from '../http/failure.js'
import { eventStream } from '../push/event-stream.js'
import { followVideos, refusalOf } from '../push/follow-videos.js'
import type { HandlerContext, Operation } from './handler-context.js'
import { showVideo, watchHeader } from './shown-video.js'

/** Ids in one request. A longer list makes an address that proxies refuse, and much work for `authorize`. */
const MOST_IDS = 100
/** Milliseconds. */
const STREAM_LIFE = 60_000

/** `authorize` decides about each id. A refusal concerns that id alone. */
export const readVideos: Operation = async (request, context) => {
  const videoIds = idsIn(request.url)
  const isStream = request.headers.get('accept')?.toLowerCase().includes('text/event-stream') === true
  if (isStream && !context.push) {
    throw new Failure('invalid-request', 'The handler has no option `push`.', { httpStatus: 406 })
  }
  const decisions = videoIds.map(
    async (videoId) => [videoId, await decide(request, context, videoId)] as const,
  )
  const grants = new Map(await Promise.all(decisions))
  const show = async (videoId: string) => {
    const grant = grants.get(videoId)
    if (grant === undefined || grant instanceof Failure) throw grant
    return showVideo(videoId, grant, context)
  }
  return isStream ? streamOf(videoIds, show, request, context) : listOf(videoIds, show, context)
}

type Show = (videoId: string) => ReturnType<typeof showVideo>

function streamOf(
  videoIds: readonly string[],
  show: Show,
  request: Request,
  context: HandlerContext,
): Response {
  const lastEventId = request.headers.get('last-event-id') ?? ''
  const read: Show = (videoId) => {
    const shown = show(videoId)
    // Others may wait for the same call.
    context.background(shown)
    return shown
  }
  const response = eventStream({
    write: (writer, signal) => followVideos({ videoIds, read, lastEventId }, writer, signal),
    // Some adapters build requests without a signal, whatever the type says.
    signal: request.signal ?? undefined,
    lifeMs: STREAM_LIFE,
  })
  for (const [name, value] of Object.entries(watchHeader(context))) response.headers.set(name, value)
  return response
}

async function listOf(videoIds: readonly string[], show: Show, context: HandlerContext): Promise<Response> {
  const readings = videoIds.map(async (videoId) => {
    try {
      const { video, pollAfter } = await show(videoId)
      // In milliseconds, as functions in the place of an endpoint say it: the header could speak of one video only.
      return { video: pollAfter === null ? video : { ...video, retryAfter: pollAfter * 1000 } }
    } catch (thrown) {
      return { refused: refusalOf(videoId, toFailure(thrown)) }
    }
  })
  const all = await Promise.all(readings)
  const body = {
    videos: all.flatMap(({ video }) => video ?? []),
    refused: all.flatMap(({ refused }) => refused ?? []),
  }
  return Response.json(body, { headers: { 'Cache-Control': 'no-store', ...watchHeader(context) } })
}

async function decide(
  request: Request,
  { authorize, report }: HandlerContext,
  videoId: string,
): Promise<UploadGrant | Failure> {
  try {
    const grant = await authorizeAction(authorize, request, { type: 'read', videoId })
    if (!isResponse(grant)) return grant
    const { status } = grant
    // The body is the app's own, and has no place in an answer about several videos.
    return new Failure(status === 401 ? 'unauthorized' : 'forbidden', 'The app refuses.', {
      httpStatus: status,
    })
  } catch (thrown) {
    return report(thrown)
  }
}

function idsIn(url: string): readonly string[] {
  const given = new URL(url).searchParams.getAll('ids').flatMap((ids) => ids.toLowerCase().split(','))
  const videoIds = [...new Set(given)]
  if (videoIds.every((id) => /^[0-9a-f]{32}$/.test(id)) && videoIds.length <= MOST_IDS) return videoIds
  throw new Failure('invalid-request', `Expected up to ${MOST_IDS} ids of videos, separated by commas.`)
}
