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
  /** Texts that the page proposes to store with each video: `authorize` finds them in `action.file.meta` or `action.meta`. */
  readonly meta?: MetaOffer | undefined
  /** Caches the status of videos. Fixed at creation. Default: that of the nearest provider, else one for the whole page. */
  readonly queryClient?: QueryClient | undefined
  /** Sends the requests to the endpoint. Default: the global `fetch`. */
  readonly fetch?: typeof globalThis.fetch | undefined
  /**
   * Separates what the browser stores, with the endpoint: pass the id of the signed-in user if several people use one browser.
   * Without it a later visit sends nothing by itself. Uploaders of one page share uploads if they have the same key, and keep
   * apart if they have none. `null` stores nothing. If it changes, a component starts anew; in `createUploader` it is fixed.
   * Default `''` if `endpoint` is a URL, so uploads are stored; `null` if it is an object of functions.
   */
  readonly resumeKey?: string | null | undefined
  /**
   * Where upload URLs point: while the endpoint is asked for one, a connection to it is opened ahead. `null` for none.
   * Default: where the last one pointed, at first `'https://upload.cloudflarestream.com'` if the page is one of `https:`.
   */
  readonly uploadOrigin?: string | null | undefined
  /**
   * Milliseconds without a byte or an answer after which a request to the upload server is retried; for the answer to a
   * whole chunk a second more for each 40,000 bytes, as a proxy may pass it on slowly. Default 30,000.
   */
  readonly idleTimeout?: number | undefined
  /** The HTTP stack of tus-js-client for the chunks. Default `XMLHttpRequest`: only there do browsers report progress. */
  readonly httpStack?: HttpStack | undefined
}
