// The options of `createUploader`, of the hook and of the component.

import type { QueryClient } from '@tanstack/react-query'
import type { UploadOptions } from '../core/contract/options.js'
import type { Endpoint, EndpointHeaders, MetaOffer } from '../drivers/endpoint/endpoint.js'
import type { HttpStack } from '../drivers/tus/http-stack.js'

/** Only `endpoint` is required. All options can change at any time, unless "fixed at creation". */
export interface UploaderOptions extends UploadOptions {
  /** The route that serves `createStreamHandler`, for example `'/api/stream'`; or functions in its place. */
  readonly endpoint: Endpoint
  /** Headers for the endpoint; Stream never gets them. A function is called for each request, and again after a 401. */
  readonly headers?: EndpointHeaders | undefined
  /**
   * Texts to store with each video, such as `{album: 'summer'}`, or a function that returns them for each
   * video. They are a proposal: `authorize` on your server finds them in `action.file.meta`, or in
   * `action.meta` for a link, and stores only what it returns.
   */
  readonly meta?: MetaOffer | undefined
  /**
   * The TanStack Query client that caches the status of videos. Fixed at creation.
   * @default in React the client of the nearest `QueryClientProvider`; else one that all uploaders of the
   * page share
   */
  readonly queryClient?: QueryClient | undefined
  /**
   * The `fetch` function for requests to the endpoint.
   * @default globalThis.fetch
   */
  readonly fetch?: typeof globalThis.fetch | undefined
  /**
   * Separates the uploads that the browser stores, by endpoint and this key. Stored uploads come back after a
   * reload, a crash or a closed tab, and other tabs show them. Pass the id of the signed-in user if several
   * people use one browser, and another key for each uploader that must not share uploads. `null` stores
   * nothing. Fixed at creation.
   * @default `''` if `endpoint` is a URL, so uploads are stored; `null` if it is an object of functions
   */
  readonly resumeKey?: string | null | undefined
  /**
   * Milliseconds without a byte or an answer after which a request to the upload server is retried. Once all of a
   * chunk is sent, its answer may take a second longer for each 40,000 bytes: a proxy may pass it on slowly.
   * @default 30_000
   */
  readonly idleTimeout?: number | undefined
  /**
   * The HTTP stack of tus-js-client that sends the chunks.
   * @default XMLHttpRequest, because browsers report the progress of an upload only there
   */
  readonly httpStack?: HttpStack | undefined
}
