import type { Authorize } from './grant/authorization.js'
import { type CorsOptions, corsFault } from './http/cors.js'
import type { StreamHandlerError } from './http/failure.js'
import type { TokenOptions } from './signing/playback-token.js'
import { type SigningKey, signingKeyFault } from './signing/signing-key.js'
import type { StatusStore } from './status/status-store.js'
import type { StreamFetch } from './stream/exchange.js'
import type { WebhookOptions } from './webhook/webhook-options.js'

export interface StreamHandlerOptions {
  /** Id of the Cloudflare account. `undefined` is an error at start-up; it is allowed here because environments have it. */
  readonly accountId: string | undefined
  /**
   * A Cloudflare API token with the permission "Stream: Edit". It is sent to `apiBaseUrl` and shows up in no answer or error.
   * @see https://developers.cloudflare.com/fundamentals/api/get-started/create-token/
   */
  readonly apiToken: string | undefined
  /** Decides about every request, before Stream is asked anything. */
  readonly authorize: Authorize
  /** Address of the Cloudflare API, or of an emulator. Default `https://api.cloudflare.com/client/v4`. */
  readonly apiBaseUrl?: string | undefined
  /** Sends the requests to Stream. Default: the global `fetch`. */
  readonly fetch?: StreamFetch | undefined
  /** Default: no CORS headers, so that only pages on the endpoint's own origin can use it. */
  readonly cors?: CorsOptions | undefined
  /**
   * Whether creations, new titles and discards are taken from browsers only where the page is of the endpoint's own origin, or of one in `cors.origins`.
   * Default `true`. Set `false` where CORS is dealt with in front of the handler.
   */
  readonly sameOrigin?: boolean | undefined
  /**
   * Whether links may lead to hosts that are not public, such as `localhost` or `10.0.0.1`. Stream itself cannot reach those; an emulator
   * can. Default `false`.
   */
  readonly allowPrivateHosts?: boolean | undefined
  /** Takes Stream's webhooks at `POST {mount}/webhook`, which is where to send them. Default: none are taken. */
  readonly webhook?: WebhookOptions | undefined
  /**
   * What is known of videos, so that people who watch theirs being encoded do not each cost a call to Stream. Default: 10,000 videos in
   * this instance's memory. Where several instances run, share one.
   */
  readonly statusStore?: StatusStore | undefined
  /**
   * Calls a minute with which this instance may ask Stream about videos. Beyond that, polls are answered from `statusStore`. Stream's API
   * allows a user 1200 calls in 5 minutes, creations and all instances together, and then blocks all calls for 5 minutes. Default 120,
   * half of it, for one instance: divide by their number.
   * @see https://developers.cloudflare.com/fundamentals/api/reference/limits/
   */
  readonly readsPerMinute?: number | undefined
  /**
   * Lets people see their own videos that require signed URLs: a ready one is answered with a short-lived token, and with its addresses
   * signed. With a key of `POST /accounts/{id}/stream/keys`, or with `'api'`, one call to Stream for each video, which counts as a read.
   * Default: no tokens, so that there is no thumbnail.
   * @see https://developers.cloudflare.com/stream/viewing-videos/securing-your-stream/
   */
  readonly signing?: SigningKey | 'api' | undefined
  /** What those tokens allow. Default: to play for an hour. */
  readonly tokens?: TokenOptions | undefined
  /** Milliseconds that one call to Stream may take. Default 15000. */
  readonly upstreamTimeoutMs?: number | undefined
  /**
   * Told of every failure that is not the browser's doing, with neither token nor upload URL in it.
   * Default: one line by `console.error`.
   */
  readonly onError?: ((error: StreamHandlerError) => void | Promise<void>) | undefined
}

/**
 * Stops a handler that could never work, at start-up instead of at the first upload.
 * @throws {TypeError} that says which option is wrong, and how to put it right. It never quotes the API token.
 */
export function assertHandlerOptions(
  options: StreamHandlerOptions,
): asserts options is StreamHandlerOptions & { readonly accountId: string; readonly apiToken: string } {
  const fault = optionsFault(options)
  if (fault !== null) throw new TypeError(`react-stream-uploader: createStreamHandler: ${fault}`)
}

function optionsFault(options: StreamHandlerOptions): string | null {
  const {
    accountId,
    apiToken,
    authorize,
    apiBaseUrl,
    cors,
    upstreamTimeoutMs,
    readsPerMinute,
    webhook,
    signing,
    tokens,
  } = options
  if (typeof accountId !== 'string' || accountId === '') {
    return '`accountId` is missing. Videos are created in an account, so nothing can be uploaded. Pass the account id of your Cloudflare dashboard; if it comes from the environment, check that the variable is set.'
  }
  if (typeof apiToken !== 'string' || apiToken === '') {
    return '`apiToken` is missing. Stream would refuse every request. Pass a Cloudflare API token with the permission "Stream: Edit"; if it comes from the environment, check that the variable is set.'
  }
  if (!/^[\x21-\x7e]+$/.test(apiToken)) {
    return '`apiToken` has a space, a line break or another character that no token has. It could not be sent. Check how it was copied.'
  }
  if (typeof authorize !== 'function') {
    return '`authorize` is missing. Anybody could upload to your account. Pass a function that returns a grant for those who may, and `null` for all others.'
  }
  if (apiBaseUrl !== undefined && !(URL.canParse(apiBaseUrl) && /^https?:/i.test(apiBaseUrl))) {
    return '`apiBaseUrl` is no http(s) address. Stream could not be reached. Leave it out, or pass an address such as "http://localhost:8787/client/v4".'
  }
  if (upstreamTimeoutMs !== undefined && !(upstreamTimeoutMs > 0 && upstreamTimeoutMs < 2 ** 31)) {
    return '`upstreamTimeoutMs` is no time limit. Calls to Stream would fail at once. Leave it out, or pass milliseconds above 0.'
  }
  if (readsPerMinute !== undefined && !(readsPerMinute > 0 && readsPerMinute <= 240)) {
    return "`readsPerMinute` is out of bounds. Cloudflare's API allows 240 calls a minute, and blocks an account that makes more. Leave it out, or pass a number above 0 and up to 240."
  }
  if (webhook !== undefined && (typeof webhook.secret !== 'string' || webhook.secret === '')) {
    return '`webhook.secret` is missing. Anybody could send webhooks. Pass the secret that `PUT /accounts/{id}/stream/webhook` answered; if it comes from the environment, check that the variable is set.'
  }
  const lifetime = tokens?.lifetimeSeconds
  if (lifetime !== undefined && !(Number.isInteger(lifetime) && lifetime >= 60 && lifetime <= 86_400)) {
    return '`tokens.lifetimeSeconds` is out of bounds. Stream signs for a day at most. Leave it out, or pass a whole number from 60 to 86400.'
  }
  if (signing !== undefined && signing !== 'api') {
    const fault = signingKeyFault(signing)
    if (fault !== null) {
      return `${fault} Videos that require signed URLs would have no thumbnail. Pass \`id\` as \`keyId\` and \`jwk\`, both from the answer of \`POST /accounts/{id}/stream/keys\`, or pass 'api'.`
    }
  }
  return cors === undefined ? null : corsFault(cors)
}
