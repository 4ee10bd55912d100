import { asAmount, asObject, asText, type JsonObject } from './json.js'

/**
 * Where Stream is with a video. Values that Stream may add later pass through as they are.
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
  /** 0 to 100; `null` where Stream gives none. It may be below 100 on a video that can be played already. */
  readonly percentComplete: number | null
  /** Stream's `errorReasonCode`, such as `ERR_NON_VIDEO`; `null` while nothing is wrong. */
  readonly errorCode: string | null
}

/** A video at Stream, as far as a person who uploads needs to know it. */
export interface Video {
  readonly id: string
  readonly name: string | null
  readonly status: VideoStatus
  /** At least one quality can be played. This, not `status`, says that a video is ready. */
  readonly readyToStream: boolean
  /** Seconds; `null` until Stream knows (it sends -1). */
  readonly duration: number | null
  /** Pixels; `null` until Stream knows. */
  readonly width: number | null
  readonly height: number | null
  /** Bytes. */
  readonly size: number | null
  readonly thumbnail: string | null
  readonly preview: string | null
  readonly playback: { readonly hls: string; readonly dash: string } | null
  readonly requireSignedURLs: boolean
}

/**
 * Reads a video from Stream's video object, from its API envelope `{result, success}`, or from our own {@link Video} as JSON.
 * `null` where the input is none of these.
 */
export function parseVideo(json: unknown): Video | null {
  const outer = asObject(json)
  const body = asObject(outer?.['result']) ?? outer
  const id = asText(body?.['uid']) ?? asText(body?.['id'])
  if (body === null || id === null) return null
  const input = asObject(body['input'])
  return {
    id,
    name: asText(asObject(body['meta'])?.['name']) ?? asText(body['name']),
    status: parseStatus(asObject(body['status'])),
    readyToStream: body['readyToStream'] === true,
    duration: asAmount(body['duration']),
    width: asAmount(input?.['width'] ?? body['width']),
    height: asAmount(input?.['height'] ?? body['height']),
    size: asAmount(body['size']),
    thumbnail: webUrl(body['thumbnail']),
    preview: webUrl(body['preview']),
    playback: parsePlayback(asObject(body['playback'])),
    requireSignedURLs: body['requireSignedURLs'] === true,
  }
}

function parseStatus(status: JsonObject | null): VideoStatus {
  const percent = asAmount(status?.['pctComplete'] ?? status?.['percentComplete'])
  return {
    state: asText(status?.['state']) ?? 'queued',
    percentComplete: percent === null ? null : Math.min(percent, 100),
    // Stream's webhook samples spell it `errReasonCode`, its API `errorReasonCode`; '' means that nothing is wrong.
    errorCode:
      asText(status?.['errorReasonCode']) ??
      asText(status?.['errReasonCode']) ??
      asText(status?.['errorCode']),
  }
}

function parsePlayback(playback: JsonObject | null): Video['playback'] {
  const hls = webUrl(playback?.['hls'])
  const dash = webUrl(playback?.['dash'])
  return hls === null || dash === null ? null : { hls, dash }
}

/** Only http(s): these addresses end in `src` and `href`, where `javascript:` would run. */
function webUrl(value: unknown): string | null {
  const text = asText(value)
  return text !== null && /^https?:\/\//i.test(text) ? text : null
}
