// A video as the API returns it.

import { type Encoding, type ErrorReasonCode, failsAfter } from '../media/encoding-clock.js'
import { formatRfc3339 } from './rfc3339.js'
import type { VideoRecord } from './video-record.js'
import type { VideoStore } from './video-store.js'
import { watermarkObject } from './watermark-profile.js'

/** The first and fourth are Stream's own words; the others are not documented. */
const reasonTexts: Readonly<Record<ErrorReasonCode, string>> = {
  ERR_NON_VIDEO: 'The file was not recognized as a valid video file.',
  ERR_DURATION_EXCEED_CONSTRAINT: 'The video is longer than its maximum duration.',
  ERR_FETCH_ORIGIN_ERROR: 'The video could not be fetched from its address.',
  ERR_MALFORMED_VIDEO: 'The video was deemed to be corrupted or malformed.',
  ERR_DURATION_TOO_SHORT: 'The video is shorter than 0.1 seconds.',
  ERR_UNKNOWN: 'The video could not be processed.',
}

/**
 * The result of `GET /accounts/{id}/stream/{uid}`, with Stream's conventions: -1 for what is not known yet,
 * `pctComplete` as a string, and empty error fields on a video without error.
 * @param at how far its upload and its encoding were then
 * @see https://developers.cloudflare.com/api/resources/stream/methods/get/
 */
export function videoObject(
  store: VideoStore,
  video: VideoRecord,
  at: number = store.now(),
): Record<string, unknown> {
  const { uid, base, settings, inspection, link, watermark } = video
  const isUploaded = video.uploadedAt !== null && video.uploadedAt <= at
  const uploadedAt = isUploaded ? video.uploadedAt : null
  const encoding = store.encodingOf(video, at)
  const known = encoding.percent !== null && inspection?.kind === 'video' ? inspection : null
  const readyAt = encoding.readyToStream ? (video.uploadedAt ?? 0) + store.settings.encoding.playableMs : null
  return {
    uid,
    creator: video.creator,
    thumbnail: `${base}/${uid}/thumbnails/thumbnail.jpg`,
    thumbnailTimestampPct: settings.thumbnailTimestampPct,
    readyToStream: encoding.readyToStream,
    readyToStreamAt: formatRfc3339(readyAt),
    status: statusOf(encoding),
    meta: settings.meta,
    created: formatRfc3339(video.createdAt),
    modified: formatRfc3339(modifiedAt(store, video, encoding, at)),
    scheduledDeletion: settings.scheduledDeletion,
    size: sizeOf(video, isUploaded),
    preview: `${base}/${uid}/watch`,
    allowedOrigins: settings.allowedOrigins,
    requireSignedURLs: settings.requireSignedURLs,
    // A copy counts as uploaded from its creation on.
    uploaded: formatRfc3339(link === null ? uploadedAt : video.createdAt),
    uploadExpiry: link === null ? formatRfc3339(video.expiresAt) : null,
    maxSizeBytes: link === null ? null : 0,
    maxDurationSeconds: settings.maxDurationSeconds ?? (link === null ? null : 0),
    duration: known?.duration ?? -1,
    input: { width: known?.width ?? -1, height: known?.height ?? -1 },
    playback: { hls: `${base}/${uid}/manifest/video.m3u8`, dash: `${base}/${uid}/manifest/video.mpd` },
    watermark: watermark === null ? unknownWatermark(settings.watermark) : watermarkObject(watermark),
    clippedFrom: null,
    publicDetails: video.publicDetails,
  }
}

/** Stream's moves at each edit, and while the video is encoded: its sample of a webhook has one of seconds after the upload. */
function modifiedAt(
  store: VideoStore,
  video: VideoRecord,
  { percent, errorCode }: Encoding,
  at: number,
): number {
  const { queuedMs, completeMs } = store.settings.encoding
  const startedAt = video.uploadedAt ?? Number.NEGATIVE_INFINITY
  const step = errorCode === null ? queuedMs : failsAfter(store.settings.encoding, errorCode)
  const progress = percent === null ? 0 : step + (percent / 100) * (completeMs - queuedMs)
  const encodedAt = startedAt + progress
  return Math.max(video.createdAt, video.editedAt ?? 0, encodedAt <= at ? encodedAt : 0)
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

/** For a copy it is known before the bytes arrive. */
function sizeOf({ link, uploadLength, offset }: VideoRecord, isUploaded: boolean): number {
  if (link !== null) return uploadLength ?? 0
  return isUploaded ? offset : 0
}

function unknownWatermark(uid: string | null): { readonly uid: string } | null {
  return uid === null ? null : { uid }
}
