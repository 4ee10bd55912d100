import type { QueryClient } from '@tanstack/react-query'
import type { UploadOptions } from '../core/contract/options.js'
import type { Endpoint, EndpointHeaders, MetaOffer } from '../drivers/endpoint/endpoint.js'
import type { HttpStack } from '../drivers/tus/http-stack.js'

export interface UploaderOptions extends UploadOptions {
  /** The host app's route that serves `createStreamHandler`, or functions in its place. */
  readonly endpoint: Endpoint
  /** Sent to the endpoint, never to Stream. A function is asked before each request, and once more after a 401. */
  readonly headers?: EndpointHeaders | undefined
  /**
   * Texts to be kept with each video, such as `{album: 'summer'}`, or a function that gives them for each. They are an offer: `authorize`
   * finds them in `action.file.meta`, or `action.meta` of a link, and takes what it repeats.
   */
  readonly meta?: MetaOffer | undefined
  /**
   * Where the videos' status is cached. Fixed at creation.
   * @default for components and the hook the nearest `QueryClientProvider`'s client; else one that all uploaders of the page share
   */
  readonly queryClient?: QueryClient | undefined
  /**
   * Sends the requests to the endpoint.
   * @default globalThis.fetch
   */
  readonly fetch?: typeof globalThis.fetch | undefined
  /**
   * Uploads outlive the page: after a reload, a crash or a closed tab they are back, and go on with the same file; other tabs show them
   * instead of sending them too. They are kept in the browser, by endpoint and by this key: give it the id of the person who is
   * signed in, where several use one browser, and each uploader of a page its own where they are not to share their uploads. `null`
   * keeps nothing. Fixed at creation.
   * @default for an endpoint that is a URL its uploads are kept; for one of functions they are not
   */
  readonly resumeKey?: string | null | undefined
  /**
   * Milliseconds without a byte or an answer after which a request to the upload server is given up and tried again.
   * @default 30_000
   */
  readonly idleTimeout?: number | undefined
  /**
   * Sends the chunks: tus-js-client's port of the same name.
   * @default XMLHttpRequest, the only way in which browsers report the progress of an upload
   */
  readonly httpStack?: HttpStack | undefined
}
