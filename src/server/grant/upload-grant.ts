// What the app allows an upload.

/**
 * What `authorize` allows, in the names of Stream's API. Reading and discarding use only `creator`, renaming
 * `creator` and `name`. For a video from a link, Stream takes neither `maxDurationSeconds` nor `expiry`.
 * @see https://developers.cloudflare.com/stream/uploading-videos/resumable-uploads/
 * @see https://developers.cloudflare.com/api/resources/stream/
 */
export interface UploadGrant {
  /** The owner, who alone can read, rename or discard it, such as a user's id: 1 to 64 printable ASCII characters. */
  readonly creator: string
  /** Seconds, 1 to 36000: Stream reserves that much storage, and refuses a longer video. Default: Stream's own. */
  readonly maxDurationSeconds?: number | undefined
  /** Whether the video plays only with a signed URL. Default `false`. */
  readonly requireSignedURLs?: boolean | undefined
  /** Hosts on which the video plays, without a scheme: `example.com` or `*.example.com`. Default: all. */
  readonly allowedOrigins?: readonly string[] | undefined
  /** Where in the video the thumbnail is taken, 0 to 1. Default 0. */
  readonly thumbnailTimestampPct?: number | undefined
  /** Id of a watermark profile. */
  readonly watermark?: string | undefined
  /** When Stream deletes the video, 30 to 1096 days from now: a date, or text in RFC 3339. Default: never. */
  readonly scheduledDeletion?: Date | string | undefined
  /** When the upload URL expires: a date in the future, or text in RFC 3339. Default: Stream's own. */
  readonly expiry?: Date | string | undefined
  /** Title of the video. Default: the file's name, or the link's. */
  readonly name?: string | undefined
  /** Stored with the video. To store what the browser sent, repeat `action.file.meta` or `action.meta`. */
  readonly meta?: Readonly<Record<string, string>> | undefined
}

const RFC_3339 = /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d+)?(Z|[+-]\d\d:\d\d)$/i

/** What is wrong with the creator, for developers, or `null`. */
export function creatorFault({ creator }: UploadGrant): string | null {
  // It is sent as a header: with Unicode or outer spaces, a comparison on reading would never match.
  return typeof creator === 'string' && /^(?! )[\x20-\x7e]{1,64}(?<! )$/.test(creator)
    ? null
    : '`creator` must be 1 to 64 characters of printable ASCII, without a space at either end'
}

/** Milliseconds since the epoch; `NaN` for what is neither a valid date nor text in RFC 3339. */
export function timeOf(date: unknown): number {
  if (date instanceof Date) return date.getTime()
  return typeof date === 'string' && RFC_3339.test(date) ? Date.parse(date) : Number.NaN
}

/** A valid date of a grant, as Stream takes it. */
export function dateText(date: Date | string | undefined): string | undefined {
  return date === undefined ? undefined : new Date(timeOf(date)).toISOString()
}
