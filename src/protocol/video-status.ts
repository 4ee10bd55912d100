// A video at Stream, and how to read it from JSON.

import { asAmount, asInstant, asObject, asText, type JsonObject, resultOf } from './json.js'

/**
 * Values that Stream may add later pass through unchanged.
 * @see https://developers.cloudflare.com/api/resources/stream/
 */
export type VideoState =
  | 'pendingupload'
  | 'downloading'
  | 'queued'
  | 'inprogress'
  | 'ready'
  | 'error'
  | 'live-inprogress'
  | (string & Record<never, never>)

export interface VideoStatus {
  readonly state: VideoState
  /** The encoder's step, such as `encoding`; `null` if Stream does not say. */
  readonly step: string | null
  /** 0 to 100; `null` if Stream does not say. May be below 100 on a video that can be played already. */
  readonly percentComplete: number | null
  /** Stream's `errorReasonCode`, such as `ERR_NON_VIDEO`; `null` if nothing is wrong. */
  readonly errorCode: string | null
  /** Stream's `errorReasonText`: English, for developers. */
  readonly errorText: string | null
}

/** A video, with the names of Stream's API. Times are milliseconds since the epoch. `null`: not known. */
export interface Video {
  /** Stream's `uid`. */
  readonly id: string
  /** Who owns it: the `creator` of your app's grant. */
  readonly creator: string | null
  /** Its title, `meta.name`. */
  readonly name: string | null
  /** All that your app stored with the video. */
  readonly meta: JsonObject
  readonly status: VideoStatus
  /** At least one quality can be played. This says that a video is ready; `status` does not. */
  readonly readyToStream: boolean
  readonly readyToStreamAt: number | null
  readonly created: number | null
  readonly modified: number | null
  /** When all bytes had arrived. */
  readonly uploaded: number | null
  /** When the upload URL expires. */
  readonly uploadExpiry: number | null
  /** When Stream deletes the video. */
  readonly scheduledDeletion: number | null
  /** Seconds. */
  readonly duration: number | null
  /** The longest that the video may be, in seconds. */
  readonly maxDurationSeconds: number | null
  /** Pixels, Stream's `input`. */
  readonly width: number | null
  readonly height: number | null
  /** Bytes. */
  readonly size: number | null
  /** The largest that the video may be, in bytes. */
  readonly maxSizeBytes: number | null
  /** URL of a picture. Like `preview` and `playback`, it contains {@link Video.token} if there is one. */
  readonly thumbnail: string | null
  /** Where in the video the thumbnail is taken, 0 to 1. */
  readonly thumbnailTimestampPct: number | null
  /** URL of a page that plays the video. */
  readonly preview: string | null
  /** URLs of the manifests for a player. */
  readonly playback: { readonly hls: string; readonly dash: string } | null
  /** Whether the video plays only with a token. */
  readonly requireSignedURLs: boolean
  /** A short-lived token from an endpoint that signs. It takes the place of the id in a player. */
  readonly token: string | null
  /** Hosts on which the video plays; empty means all. */
  readonly allowedOrigins: readonly string[]
  /** The watermark's profile, as Stream describes it. */
  readonly watermark: JsonObject | null
  /** Id of the live input that was recorded. */
  readonly liveInput: string | null
  /** Id of the video that was clipped. */
  readonly clippedFrom: string | null
  /** Title and links for Stream's public page, as Stream describes them. */
  readonly publicDetails: JsonObject | null
}

/**
 * Reads Stream's video object, as in API answers, webhooks, events and the binding of Workers, or our own {@link Video};
 * `null` for all else.
 * @see https://developers.cloudflare.com/api/resources/stream/methods/get/
 * @see https://developers.cloudflare.com/stream/manage-video-library/bindings/
 */
export function parseVideo(json: unknown): Video | null {
  const body = resultOf(json)
  const id = asText(body?.['uid']) ?? asText(body?.['id'])
  return body === null || id === null ? null : videoOf(id, body)
}

function videoOf(id: string, body: JsonObject): Video {
  const input = asObject(body['input']) ?? body
  const meta = asObject(body['meta']) ?? {}
  return {
    id,
    creator: asText(body['creator']),
    name: asText(meta['name']) ?? asText(body['name']),
    meta,
    status: parseStatus(asObject(body['status'])),
    readyToStream: body['readyToStream'] === true,
    readyToStreamAt: asInstant(body['readyToStreamAt']),
    created: asInstant(body['created']),
    modified: asInstant(body['modified']),
    uploaded: asInstant(body['uploaded']),
    uploadExpiry: asInstant(body['uploadExpiry']),
    scheduledDeletion: asInstant(body['scheduledDeletion']),
    duration: asAmount(body['duration']),
    // A copy without a limit has 0.
    maxDurationSeconds: asAmount(body['maxDurationSeconds']) || null,
    width: asAmount(input['width']),
    height: asAmount(input['height']),
    size: asAmount(body['size']),
    maxSizeBytes: asAmount(body['maxSizeBytes']) || null,
    thumbnail: webUrl(body['thumbnail']),
    thumbnailTimestampPct: asAmount(body['thumbnailTimestampPct']),
    preview: webUrl(body['preview']),
    playback: parsePlayback(body),
    requireSignedURLs: body['requireSignedURLs'] === true,
    token: asText(body['token']),
    allowedOrigins: textsOf(body['allowedOrigins']),
    watermark: asObject(body['watermark']),
    liveInput: asText(body['liveInput']) ?? asText(body['liveInputId']),
    clippedFrom: asText(body['clippedFrom']) ?? asText(body['clippedFromId']),
    publicDetails: asObject(body['publicDetails']),
  }
}

/** A video that was just created. */
export function newVideo(id: string): Video {
  return videoOf(id, { status: { state: 'pendingupload' } })
}

function parseStatus(status: JsonObject | null): VideoStatus {
  const percent = asAmount(status?.['pctComplete'] ?? status?.['percentComplete'])
  return {
    state: asText(status?.['state']) ?? 'queued',
    step: asText(status?.['step']),
    percentComplete: percent === null ? null : Math.min(percent, 100),
    errorCode: reasonOf(status, 'Code'),
    errorText: reasonOf(status, 'Text'),
  }
}

/** Stream's webhook samples have `errReason…`, its API `errorReason…`. `''` means that nothing is wrong. */
function reasonOf(status: JsonObject | null, part: 'Code' | 'Text'): string | null {
  const names = [`errorReason${part}`, `errReason${part}`, `error${part}`]
  return names.map((name) => asText(status?.[name])).find((text) => text !== null) ?? null
}

/** Events and the binding of Workers have the two addresses under names of their own. */
function parsePlayback(body: JsonObject): Video['playback'] {
  const playback = asObject(body['playback'])
  const hls = webUrl(playback?.['hls'] ?? body['hlsPlaybackUrl'])
  const dash = webUrl(playback?.['dash'] ?? body['dashPlaybackUrl'])
  return hls === null || dash === null ? null : { hls, dash }
}

function textsOf(list: unknown): readonly string[] {
  return Array.isArray(list) ? list.filter((item) => typeof item === 'string') : []
}

/** Only http(s): these URLs are used in `src` and `href`, where `javascript:` would run. */
function webUrl(value: unknown): string | null {
  const text = asText(value)
  return text !== null && /^https?:\/\//i.test(text) ? text : null
}
