import type { Encoding, ErrorReasonCode } from './encoding.js'
import type { VideoRecord } from './video-record.js'
import type { VideoStore } from './video-store.js'

/** The first and fourth are Stream's own words; for the others none are documented. */
const reasonTexts: Readonly<Record<ErrorReasonCode, string>> = {
  ERR_NON_VIDEO: 'The file was not recognized as a valid video file.',
  ERR_DURATION_EXCEED_CONSTRAINT: 'The video is longer than its maximum duration.',
  ERR_FETCH_ORIGIN_ERROR: 'The video could not be fetched from its address.',
  ERR_MALFORMED_VIDEO: 'The video was deemed to be corrupted or malformed.',
  ERR_DURATION_TOO_SHORT: 'The video is shorter than 0.1 seconds.',
  ERR_UNKNOWN: 'The video could not be processed.',
}

/**
 * A video as `GET /accounts/{id}/stream/{uid}` shows it, with Stream's own conventions: -1 for what is not known yet, `pctComplete` as a
 * string, and empty error fields on a video without error.
 * @see https://developers.cloudflare.com/api/resources/stream/methods/get/
 */
export function videoObject(store: VideoStore, video: VideoRecord): Record<string, unknown> {
  const { uid, base, settings, uploadedAt, inspection } = video
  const encoding = store.encodingOf(video)
  const known = encoding.percent !== null && inspection?.kind === 'video' ? inspection : null
  const readyAt = encoding.readyToStream ? (uploadedAt ?? 0) + store.settings.encoding.playableMs : null
  return {
    uid,
    creator: video.creator,
    thumbnail: `${base}/${uid}/thumbnails/thumbnail.jpg`,
    thumbnailTimestampPct: settings.thumbnailTimestampPct,
    readyToStream: encoding.readyToStream,
    readyToStreamAt: timestamp(readyAt),
    status: statusOf(encoding),
    meta: settings.meta,
    created: timestamp(video.createdAt),
    modified: timestamp(uploadedAt ?? video.createdAt),
    scheduledDeletion: settings.scheduledDeletion,
    size: uploadedAt === null ? 0 : video.offset,
    preview: `${base}/${uid}/watch`,
    allowedOrigins: settings.allowedOrigins,
    requireSignedURLs: settings.requireSignedURLs,
    uploaded: timestamp(uploadedAt),
    uploadExpiry: timestamp(video.expiresAt),
    maxSizeBytes: null,
    maxDurationSeconds: settings.maxDurationSeconds,
    duration: known?.duration ?? -1,
    input: { width: known?.width ?? -1, height: known?.height ?? -1 },
    playback: { hls: `${base}/${uid}/manifest/video.m3u8`, dash: `${base}/${uid}/manifest/video.mpd` },
    watermark: settings.watermark === null ? null : { uid: settings.watermark },
    clippedFrom: null,
    publicDetails: null,
  }
}

function statusOf({ state, percent, errorCode }: Encoding): Record<string, string> {
  return {
    state,
    ...(percent === null
      ? {}
      : { step: percent < 100 ? 'encoding' : 'manifest', pctComplete: percent.toFixed(6) }),
    errorReasonCode: errorCode ?? '',
    errorReasonText: errorCode === null ? '' : reasonTexts[errorCode],
  }
}

/** RFC 3339 with microseconds, as Stream writes it. */
function timestamp(ms: number | null): string | null {
  return ms === null ? null : new Date(ms).toISOString().replace('Z', '000Z')
}
