// The endpoint as an app passes it: a route or functions, with headers and metadata.

import type { Link } from '../../core/model/video-identity.js'
import type { FieldValues } from '../../protocol/own-field.js'

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
  /** What the person has written into the option `fields` so far; absent if nothing. */
  readonly fields?: FieldValues | undefined
}

/** A link to fetch: its address, its title, and the texts of the option `meta`. */
export interface LinkDetails extends Link {
  readonly meta?: VideoMeta | undefined
  readonly fields?: FieldValues | undefined
}

/** The endpoint as functions. Throw an `UploadFailure` to choose the error code; other exceptions become `unexpected`. */
export interface EndpointFunctions {
  /**
   * Creates a direct creator upload at Stream. Resolves with the JSON that an endpoint would answer: `{uploadUrl, videoId,
   * expiresAt?}`. Each call creates a video; only a failure or an expired URL leads to another. The signal never aborts.
   */
  createTicket(file: File, signal: AbortSignal, details: FileDetails): Promise<unknown>
  /**
   * Has Stream fetch a video. Resolves with `{videoId}`. Each call creates a video; only a failure leads to another. The signal
   * never aborts. Without this function links fail with `endpoint-no-links`.
   */
  importLink?(link: LinkDetails, signal: AbortSignal): Promise<unknown>
  /** Resolves with Stream's video object, its envelope, or a `Video`. `retryAfter` delays the next call, in milliseconds. */
  getStatus(videoId: string, signal: AbortSignal): Promise<unknown>
  /** Sets `meta.name` at Stream, and leaves the rest of `meta`. Without it a title is fixed at creation. */
  rename?(videoId: string, title: string, signal: AbortSignal): Promise<void>
  /** Sets these keys of `meta` at Stream, and leaves the rest. Without it the option `fields` is fixed at creation. */
  describe?(videoId: string, fields: FieldValues, signal: AbortSignal): Promise<void>
  /** Deletes a video whose upload was cancelled or cannot continue. */
  discard(videoId: string, signal: AbortSignal): Promise<void>
}

/** The route of your app that serves `createStreamHandler` or speaks its protocol; or functions in its place. */
export type Endpoint = string | URL | EndpointFunctions

export function isRoute(endpoint: Endpoint): endpoint is string | URL {
  return typeof endpoint === 'string' || endpoint instanceof URL
}

/** For the endpoint only. A function is called for each request, and with `isRefresh` once for all that got a 401 together. */
export type EndpointHeaders =
  | HeadersInit
  | ((context: { readonly isRefresh: boolean }) => HeadersInit | Promise<HeadersInit>)
