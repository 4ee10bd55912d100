// The rules for duration and dimensions of a video, and what the browser reads from its file to check them.

/** What the browser read from a file by opening it like a player. `null` for what it could not read. */
export interface Media {
  /** Seconds. */
  readonly duration: number | null
  /** Pixels, as the video is shown: a phone's upright video is higher than it is wide. */
  readonly width: number | null
  readonly height: number | null
  /** A JPEG of a frame near the start, at most 320 pixels on its longer side. */
  readonly poster: Blob | null
}

/** Durations and dimensions that your app accepts; not checked if the browser cannot open the file. Default: none. */
export interface MediaRules {
  /** Seconds of the shortest video that is accepted. Default: no limit. */
  readonly minDurationSeconds?: number | undefined
  /** Seconds of the longest video that is accepted. Default: no limit. Set the same limit in the server's grant: only that one is enforced. */
  readonly maxDurationSeconds?: number | undefined
  /** Seconds of all videos together whose length the browser can read. Default: no limit. */
  readonly maxTotalDurationSeconds?: number | undefined
  /** Pixels at least, as the video is shown. Default: no limit. */
  readonly minWidth?: number | undefined
  /** Pixels at least, as the video is shown. Default: no limit. */
  readonly minHeight?: number | undefined
  /** Pixels at most, as the video is shown. Default: no limit. */
  readonly maxWidth?: number | undefined
  /** Pixels at most, as the video is shown. Default: no limit. */
  readonly maxHeight?: number | undefined
}

/** Why a video was rejected. Durations are seconds, dimensions pixels; 0 and `Infinity` mean no limit. */
export type MediaRejection =
  | { readonly code: 'video-too-short'; readonly minDurationSeconds: number }
  | { readonly code: 'video-too-long'; readonly maxDurationSeconds: number }
  | { readonly code: 'total-too-long'; readonly maxTotalDurationSeconds: number }
  | ({ readonly code: 'dimensions-too-small'; readonly actual: Size } & Limits<'minWidth' | 'minHeight'>)
  | ({ readonly code: 'dimensions-too-large'; readonly actual: Size } & Limits<'maxWidth' | 'maxHeight'>)

type Limits<Name extends string> = { readonly [N in Name]: number }
type Size = Limits<'width' | 'height'>

/** The type makes a missing rule a compile error. */
const ruleNames: { readonly [K in keyof Required<MediaRules>]: true } = {
  minDurationSeconds: true,
  maxDurationSeconds: true,
  maxTotalDurationSeconds: true,
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
