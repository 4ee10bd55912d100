/** What the browser could tell of a picked file by opening it as a player would. `null` is what it could not tell. */
export interface Media {
  /** Seconds. */
  readonly duration: number | null
  /** Pixels, as the video is shown: a phone's upright video is higher than it is wide. */
  readonly width: number | null
  readonly height: number | null
  /** A small picture from near the start. */
  readonly poster: Blob | null
}

/** What a host accepts of a video. A file that the browser cannot open is not held to these: Stream may know more formats. */
export interface MediaRules {
  /** Seconds. */
  readonly minDurationSeconds?: number | undefined
  /** Seconds. The server's grant should say the same: only that one is enforced. */
  readonly maxDurationSeconds?: number | undefined
  /** Pixels, as the video is shown; likewise the other three. */
  readonly minWidth?: number | undefined
  readonly minHeight?: number | undefined
  readonly maxWidth?: number | undefined
  readonly maxHeight?: number | undefined
}

interface Size {
  readonly width: number
  readonly height: number
}

/** Why a video was refused before a byte was sent. 0 and `Infinity` stand for no limit in that direction. */
export type MediaRejection =
  | { readonly code: 'video-too-short'; readonly minDurationSeconds: number }
  | { readonly code: 'video-too-long'; readonly maxDurationSeconds: number }
  | {
      readonly code: 'dimensions-too-small'
      readonly actual: Size
      readonly minWidth: number
      readonly minHeight: number
    }
  | {
      readonly code: 'dimensions-too-large'
      readonly actual: Size
      readonly maxWidth: number
      readonly maxHeight: number
    }

/** The type makes a rule that is missing here an error. */
const ruleNames: { readonly [K in keyof Required<MediaRules>]: true } = {
  minDurationSeconds: true,
  maxDurationSeconds: true,
  minWidth: true,
  minHeight: true,
  maxWidth: true,
  maxHeight: true,
}
export const mediaRules: readonly (keyof MediaRules)[] = Object.keys(ruleNames) as (keyof MediaRules)[]

/** Whether a file must be opened before it can be accepted. */
export function hasMediaRules(rules: MediaRules): boolean {
  return mediaRules.some((name) => rules[name] !== undefined)
}

/** Seconds. Containers count in frames: a video of "60 seconds" may be a frame longer. */
const TOLERANCE = 0.1

export function checkMedia(media: Media | null, rules: MediaRules): readonly MediaRejection[] {
  const { duration = null, width = null, height = null } = media ?? {}
  const {
    minDurationSeconds = 0,
    maxDurationSeconds = Infinity,
    minWidth = 0,
    minHeight = 0,
    maxWidth = Infinity,
    maxHeight = Infinity,
  } = rules
  const rejections: MediaRejection[] = []
  if (duration !== null) {
    if (duration < minDurationSeconds - TOLERANCE)
      rejections.push({ code: 'video-too-short', minDurationSeconds })
    if (duration > maxDurationSeconds + TOLERANCE)
      rejections.push({ code: 'video-too-long', maxDurationSeconds })
  }
  if (width !== null && height !== null) {
    const actual = { width, height }
    if (width < minWidth || height < minHeight) {
      rejections.push({ code: 'dimensions-too-small', actual, minWidth, minHeight })
    }
    if (width > maxWidth || height > maxHeight) {
      rejections.push({ code: 'dimensions-too-large', actual, maxWidth, maxHeight })
    }
  }
  return rejections
}
