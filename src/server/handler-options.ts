// The options of the handler.

import type { Coordination } from './coordination/coordination.js'
import type { StatusStore } from './coordination/status-store.js'
import type { Authorize } from './grant/authorization.js'
import type { CorsOptions } from './http/cors.js'
import type { StreamHandlerError } from './http/failure.js'
import type { StreamHandlerEvent } from './http/handler-event.js'
import type { SigningKey } from './signing/signing-key.js'
import type { TokenOptions } from './signing/token-options.js'
import type { StreamFetch } from './stream/exchange.js'
import type { VideoNews, WebhookOptions } from './webhook/webhook-options.js'

export interface StreamHandlerOptions {
  /** Id of the Cloudflare account. `undefined`, as environment variables may be, throws at start-up. */
  readonly accountId: string | undefined
  /**
   * A Cloudflare API token with the permission "Stream Write", in the dashboard "Stream: Edit". Only `apiBaseUrl` gets it; no answer or error has it.
   * @see https://developers.cloudflare.com/fundamentals/api/get-started/create-token/
   */
  readonly apiToken: string | undefined
  /** Decides about every request, before any call to Stream. */
  readonly authorize: Authorize
  /** URL of the Cloudflare API, or of an emulator. Default `https://api.cloudflare.com/client/v4`. */
  readonly apiBaseUrl?: string | undefined
  /** Sends the requests to Stream. Default: the global `fetch`. */
  readonly fetch?: StreamFetch | undefined
  /** Which pages of other origins may use the endpoint. Default: none. */
  readonly cors?: CorsOptions | undefined
  /**
   * Whether browsers may create, rename and discard videos only from pages of the endpoint's own origin or
   * of `cors.origins`. Set `false` if a proxy handles CORS. Default `true`.
   */
  readonly sameOrigin?: boolean | undefined
  /** Whether links may lead to hosts such as `localhost` or `10.0.0.1`, for an emulator. Default `false`. */
  readonly allowPrivateHosts?: boolean | undefined
  /** Takes Stream's webhooks at `POST {mount}/webhook`. Default: webhooks are not taken. */
  readonly webhook?: WebhookOptions | undefined
  /** What `receiveEvent` of the handler tells of videos. Default: that of `webhook`. */
  readonly events?: VideoNews | undefined
  /** Lets people who watch a video share calls to Stream. Share it between instances. Default: memory, up to 10,000 videos. */
  readonly statusStore?: StatusStore | undefined
  /**
   * Whether pages may have the changes of their videos pushed, over one connection a page that stays open for up to a minute.
   * Set it if your host lets answers stream, and counts no time for connections that wait. Default `false`: pages poll.
   */
  readonly push?: boolean | undefined
  /**
   * Lets several instances share one budget of calls, and tell the app once: an adapter for Redis, Postgres or Durable Objects. It keeps
   * what `statusStore` would keep, so pass one of the two. Default: each instance counts for itself.
   */
  readonly coordination?: Coordination | undefined
  /**
   * Calls a minute to Stream, for everything: in any five minutes at most 6.25 times as many. Creations come first, reading last. Without
   * `coordination`, divide by the number of your instances. Default 160, so at most 1000 of the 1200 calls in 5 minutes that
   * Cloudflare allows a user, and then none for 5 minutes.
   * @see https://developers.cloudflare.com/fundamentals/api/reference/limits/
   */
  readonly callsPerMinute?: number | undefined
  /** The most of these calls that only read; beyond that, polls are answered from what is known. Default 120. */
  readonly readsPerMinute?: number | undefined
  /**
   * `'measured'`: of a file in MP4 or QuickTime whose length the browser has measured, Stream reserves twice the length or
   * ten minutes more, whichever is larger, and at most the grant's `maxDurationSeconds`. A video that is longer than the
   * browser said fails after all bytes. Default: what the grant says, or else four hours, as Stream does.
   */
  readonly reserve?: 'measured' | undefined
  /**
   * Keeps the instance alive until the promise is settled, as `waitUntil` of Workers and Vercel does. For platforms that stop what goes on
   * after the answer, such as an app's `onReady` that was not called by a webhook, and what a page that hangs up has begun for others
   * too. It gets each request. Default: such work goes on by itself.
   */
  readonly waitUntil?: ((work: Promise<unknown>) => void) | undefined
  /**
   * Lets people see their own videos that require signed URLs, by a short-lived token. Pass a key of
   * `POST /accounts/{id}/stream/keys`, or `'api'` to have Stream sign: one call a video.
   * Default: no tokens, so these videos have no thumbnail.
   * @see https://developers.cloudflare.com/stream/viewing-videos/securing-your-stream/
   */
  readonly signing?: SigningKey | 'api' | undefined
  /** What the tokens allow. Default: to play for an hour. */
  readonly tokens?: TokenOptions | undefined
  /** Time limit of one call to Stream in milliseconds. Default 15000. */
  readonly upstreamTimeoutMs?: number | undefined
  /** Told of failures that the browser did not cause, without token and upload URL. Default: `console.error`. */
  readonly onError?: ((error: StreamHandlerError) => void | Promise<void>) | undefined
  /** Hears of each call to Stream, of calls that the budget refused, of webhooks and of claims, for measuring. */
  readonly onEvent?: ((event: StreamHandlerEvent) => void | Promise<void>) | undefined
}
