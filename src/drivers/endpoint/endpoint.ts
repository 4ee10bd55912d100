// The endpoint as an app passes it: a route or functions, with headers and metadata.

import type { Link } from '../../core/model/video-identity.js'

/** Texts that are stored with a video, by name. */
export type VideoMeta = Readonly<Record<string, string>>

/** Texts that your page proposes to store: for all videos, or by a function for each. `file` is `null` for a link. */
export type MetaOffer =
  | VideoMeta
  | ((video: { readonly name: string; readonly file: File | null }) => VideoMeta)

/** What is known of a file besides what the `File` contains. */
export interface FileDetails {
  /** The video's title: the file's name, unless the person gave another. */
  readonly name: string
  /** Seconds; `null` if the browser cannot tell, or has not read it yet. */
  readonly duration: number | null
  /** The texts of the option `meta`. */
  readonly meta?: VideoMeta | undefined
}

/** A link to fetch: its address, its title, and the texts of the option `meta`. */
export interface LinkDetails extends Link {
  readonly meta?: VideoMeta | undefined
}

/**
 * The endpoint as functions, if your API is not one route. Throw an `UploadFailure` to choose the upload's
 * error code; any other exception becomes `unexpected`.
 */
export interface EndpointFunctions {
  /**
   * Creates a direct creator upload at Stream for this file. Resolves with the JSON that an endpoint would
   * answer: `{uploadUrl, videoId, expiresAt?}`. Called once per upload, unless it fails or the URL expires;
   * each call creates a video. The signal never aborts.
   */
  createTicket(file: File, signal: AbortSignal, details: FileDetails): Promise<unknown>
  /**
   * Has Stream fetch a video from an address. Resolves with the JSON that an endpoint would answer:
   * `{videoId}`. Called once per upload, unless it fails; each call creates a video. The signal never aborts.
   * Without this function links fail with `endpoint-no-links`.
   */
  importLink?(link: LinkDetails, signal: AbortSignal): Promise<unknown>
  /**
   * Resolves with Stream's video object, its API envelope, or a `Video`. A field `retryAfter`, in
   * milliseconds, sets the earliest time of the next call; a route sends a `Retry-After` header for that.
   */
  getStatus(videoId: string, signal: AbortSignal): Promise<unknown>
  /** Sets `meta.name` at Stream, and leaves the rest of `meta`. Without it a title is fixed at creation. */
  rename?(videoId: string, title: string, signal: AbortSignal): Promise<void>
  /** Deletes a video whose upload was cancelled or cannot continue. */
  discard(videoId: string, signal: AbortSignal): Promise<void>
}

/** The route of your app that serves `createStreamHandler` or speaks its protocol; or functions in its place. */
export type Endpoint = string | URL | EndpointFunctions

export function isRoute(endpoint: Endpoint): endpoint is string | URL {
  return typeof endpoint === 'string' || endpoint instanceof URL
}

/**
 * Headers for every request to the endpoint; Stream never gets them. A function is called before each
 * request, and once more, with `isRefresh`, after a 401: once for all requests that were refused together.
 */
export type EndpointHeaders =
  | HeadersInit
  | ((context: { readonly isRefresh: boolean }) => HeadersInit | Promise<HeadersInit>)
