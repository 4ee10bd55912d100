// `GET {mount}?ids=…`: the statuses of several videos, once or as a stream of their changes.

import { authorizeAction, isResponse } from '../grant/authorization.js'
import type { UploadGrant } from '../grant/upload-grant.js'
import { startDeadline } from '../http/deadline.js'
import { Failure, internalFailure, toFailure } from '../http/failure.js'
import { onceEach } from '../http/once-each.js'
import { eventStream } from '../push/event-stream.js'
import { followVideos, refusalOf } from '../push/follow-videos.js'
import type { HandlerContext, Operation } from './handler-context.js'
import { showVideo, watchHeader } from './shown-video.js'

/** Ids in one request. A longer list makes an address that proxies refuse, and much work for `authorize`. */
const MOST_IDS = 100
/** Milliseconds. */
const STREAM_LIFE = 60_000
/** Milliseconds. All of a request wait for the slowest decision, and a page gives up a stream that is silent for ten seconds. */
const DECISION_MS = 5000

/** `authorize` decides about each id. A refusal concerns that id alone. */
export const readVideos: Operation = async (request, context) => {
  const videoIds = idsIn(request.url)
  const isStream = request.headers.get('accept')?.toLowerCase().includes('text/event-stream') === true
  if (isStream && !context.push) {
    throw new Failure('invalid-request', 'The handler has no option `push`.', { httpStatus: 406 })
  }
  const report = onceEach(context.report)
  const decisions = videoIds.map(
    async (videoId) => [videoId, await decide(request, context.authorize, videoId)] as const,
  )
  const grants = new Map(await Promise.all(decisions))
  const show = async (videoId: string) => {
    const grant = grants.get(videoId)
    if (grant === undefined || grant instanceof Failure) throw grant
    return showVideo(videoId, grant, context)
  }
  const watched = { videoIds, show, report }
  return isStream ? streamOf(watched, request, context) : listOf(watched, context)
}

type Show = (videoId: string) => ReturnType<typeof showVideo>

interface Watched {
  readonly videoIds: readonly string[]
  readonly show: Show
  readonly report: HandlerContext['report']
}

function streamOf({ videoIds, show, report }: Watched, request: Request, context: HandlerContext): Response {
  const lastEventId = request.headers.get('last-event-id') ?? ''
  const read: Show = (videoId) => {
    const shown = show(videoId)
    // Others may wait for the same call.
    context.background(shown)
    return shown
  }
  const response = eventStream({
    write: (writer, signal) => followVideos({ videoIds, read, report, lastEventId }, writer, signal),
    // Some adapters build requests without a signal, whatever the type says.
    signal: request.signal ?? undefined,
    lifeMs: STREAM_LIFE,
  })
  for (const [name, value] of Object.entries(watchHeader(context))) response.headers.set(name, value)
  return response
}

async function listOf({ videoIds, show, report }: Watched, context: HandlerContext): Promise<Response> {
  const readings = videoIds.map(async (videoId) => {
    try {
      const { video, pollAfter } = await show(videoId)
      // In milliseconds, as functions in the place of an endpoint say it: the header could speak of one video only.
      return { video: pollAfter === null ? video : { ...video, retryAfter: pollAfter * 1000 } }
    } catch (thrown) {
      return { refused: refusalOf(videoId, report(thrown)) }
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
  authorize: HandlerContext['authorize'],
  videoId: string,
): Promise<UploadGrant | Failure> {
  const deadline = startDeadline(DECISION_MS)
  try {
    const deciding = authorizeAction(authorize, request, { type: 'read', videoId })
    const grant = await Promise.race([deciding, deadline.expired])
    if (!isResponse(grant)) return grant
    const { status } = grant
    // The body is the app's own, and has no place in an answer about several videos.
    return new Failure(status === 401 ? 'unauthorized' : 'forbidden', 'The app refuses.', {
      httpStatus: status,
    })
  } catch (thrown) {
    if (thrown !== deadline.signal.reason) return toFailure(thrown)
    const message = `\`authorize\` took longer than ${DECISION_MS} ms for one of several videos. The page is answered about the others, and asks for this one alone.`
    return internalFailure('could not decide', { message })
  } finally {
    deadline.stop()
  }
}

function idsIn(url: string): readonly string[] {
  const given = new URL(url).searchParams.getAll('ids').flatMap((ids) => ids.toLowerCase().split(','))
  const videoIds = [...new Set(given)]
  if (videoIds.every((id) => /^[0-9a-f]{32}$/.test(id)) && videoIds.length <= MOST_IDS) return videoIds
  throw new Failure('invalid-request', `Expected up to ${MOST_IDS} ids of videos, separated by commas.`)
}
