import type { Link } from '../../core/model/link-source.js'

/** Texts that are kept with a video, by name. */
export type VideoMeta = Readonly<Record<string, string>>

/** What the host's page offers to keep with a video: the same for each, or asked for each. `file` is `null` for a link. */
export type MetaOffer =
  | VideoMeta
  | ((video: { readonly name: string; readonly file: File | null }) => VideoMeta)

/** What is known of a file beside what it says itself. */
export interface FileDetails {
  /** The video's title: the file's name, unless the person gave it another. */
  readonly name: string
  /** Seconds; `null` where the browser cannot tell, or has not told yet. */
  readonly duration: number | null
  /** As the option `meta` gives it. */
  readonly meta?: VideoMeta | undefined
}

export interface LinkDetails extends Link {
  readonly meta?: VideoMeta | undefined
}

/** The host's side as functions, for hosts whose API is not one route. Each may reject; an `UploadFailure` keeps its code. */
export interface EndpointFunctions {
  /**
   * Creates a direct creator upload at Stream for this file. The answer is read like the JSON of an endpoint:
   * `{uploadUrl, videoId, expiresAt?}`. Called once an upload; a second call means a second video. Its signal never aborts.
   */
  createTicket(file: File, signal: AbortSignal, details: FileDetails): Promise<unknown>
  /**
   * Has Stream fetch a video from an address. The answer is read like the JSON of an endpoint: `{videoId}`. Called once an upload; a second
   * call means a second video. Its signal never aborts. Without this function links fail with `endpoint-no-links`.
   */
  importLink?(link: LinkDetails, signal: AbortSignal): Promise<unknown>
  /**
   * Stream's video object, its API envelope, or our `Video`. It may say with `retryAfter`, in milliseconds, when to ask next at the earliest;
   * a route says it with a `Retry-After` header.
   */
  getStatus(videoId: string, signal: AbortSignal): Promise<unknown>
  /**
   * Gives a video another title: at Stream its `meta.name`, with the rest of its `meta` left as it is. Without this function a title can be
   * given only until the video is created.
   */
  rename?(videoId: string, title: string, signal: AbortSignal): Promise<void>
  /** Removes a video that nobody will finish. */
  discard(videoId: string, signal: AbortSignal): Promise<void>
}

/** The route of the host app that serves `createStreamHandler` (or speaks its protocol), or functions in its place. */
export type Endpoint = string | URL | EndpointFunctions

/**
 * Sent with every request to the endpoint, never to Stream. A function is asked anew before each request, and once more, with
 * `isRefresh`, after a 401: several requests that were refused at the same time share the answer.
 */
export type EndpointHeaders =
  | HeadersInit
  | ((context: { readonly isRefresh: boolean }) => HeadersInit | Promise<HeadersInit>)
