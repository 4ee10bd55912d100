// API call: lists videos.

import type { Account } from '../account/account.js'
import { badRequest, notFound, success } from '../http/api-envelope.js'
import type { IncomingRequest } from '../http/incoming-request.js'
import { textOf } from '../http/read-body.js'
import { videoObject } from '../videos/video-object.js'
import type { VideoRecord } from '../videos/video-record.js'
import type { VideoStore } from '../videos/video-store.js'

const MAX_LIMIT = 1000

/** @param at when the list was up to date */
type Test = (video: VideoRecord, value: string, store: VideoStore, at: number) => boolean

const nameOf = ({ settings }: VideoRecord): string => textOf(settings.meta['name']) ?? ''
const isAfter: Test = ({ createdAt }, value) => createdAt > Date.parse(value)
const isBefore: Test = ({ createdAt }, value) => createdAt < Date.parse(value)

/**
 * Which videos each parameter keeps.
 * @see https://developers.cloudflare.com/api/resources/stream/methods/list/
 */
const filters: Readonly<Record<string, Test>> = {
  status: (video, value, store, at) => store.encodingOf(video, at).state === value,
  creator: ({ creator }, value) => creator === value,
  search: (video, value) => nameOf(video).toLowerCase().includes(value.toLowerCase()),
  video_name: (video, value) => nameOf(video) === value,
  name: (video, value) => value.split(',').some((name) => name === video.uid || name === nameOf(video)),
  id: ({ uid }, value) => value.split(',').includes(uid),
  // There are no live inputs.
  type: (_video, value) => value === 'vod',
  live_input_id: () => false,
  start: isAfter,
  after: isAfter,
  end: isBefore,
  before: isBefore,
}
const dates: readonly string[] = ['start', 'after', 'end', 'before']

/** `GET /accounts/{id}/stream`: the newest first, unless `asc`. */
export function listVideos({ store }: Account, { url }: IncomingRequest): Response {
  const query = new URL(url).searchParams
  const wrongDate = dates.find((name) => Number.isNaN(Date.parse(query.get(name) ?? '2000')))
  if (wrongDate !== undefined) return badRequest(`${wrongDate} must be a date`)
  const limit = Number(query.get('limit') ?? MAX_LIMIT)
  if (!Number.isInteger(limit) || limit < 1 || limit > MAX_LIMIT) {
    return badRequest(`limit must be between 1 and ${MAX_LIMIT}`)
  }

  const { listsPendingUploads, unknownListedIdRefused, listLagMs } = store.settings.assumptions
  const at = store.now() - listLagMs
  const videos = store.listed()
  const ids = query.get('id')?.split(',') ?? []
  const known = new Set(videos.map(({ uid }) => uid))
  if (unknownListedIdRefused && ids.some((id) => !known.has(id))) return notFound()
  const isHidden = (video: VideoRecord): boolean =>
    !listsPendingUploads && ids.length > 0 && store.encodingOf(video, at).state === 'pendingupload'

  const asked = Object.entries(filters).flatMap(([name, keeps]) => {
    const value = query.get(name)
    return value === null || value === '' ? [] : [{ keeps, value }]
  })
  const found = videos.filter(
    (video) => !isHidden(video) && asked.every(({ keeps, value }) => keeps(video, value, store, at)),
  )
  if (query.get('asc') !== 'true') found.reverse()
  const page = found.slice(0, limit).map((video) => videoObject(store, video, at))
  return success(page, query.get('include_counts') === 'true' ? counts(store, found.length, page.length) : {})
}

function counts(store: VideoStore, total: number, range: number): Record<string, unknown> {
  return store.settings.assumptions.listCountsAsText
    ? { total: String(total), range: String(range) }
    : { total, range }
}
