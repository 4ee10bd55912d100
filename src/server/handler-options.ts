// The options of the handler, and their check at start-up.

import type { Authorize } from './grant/authorization.js'
import { type CorsOptions, corsFault } from './http/cors.js'
import type { StreamHandlerError } from './http/failure.js'
import type { TokenOptions } from './signing/playback-token.js'
import { type SigningKey, signingKeyFault } from './signing/signing-key.js'
import type { StatusStore } from './status/status-store.js'
import type { StreamFetch } from './stream/exchange.js'
import type { WebhookOptions } from './webhook/verify-webhook.js'

export interface StreamHandlerOptions {
  /** Id of the Cloudflare account. `undefined`, as environment variables may be, throws at start-up. */
  readonly accountId: string | undefined
  /**
   * A Cloudflare API token with the permission "Stream: Edit". Only `apiBaseUrl` gets it; no answer or error has it.
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
  /** Lets people who watch a video share calls to Stream. Share it between instances. Default: memory, up to 10,000 videos. */
  readonly statusStore?: StatusStore | undefined
  /**
   * Calls a minute to read videos; beyond that, polls are answered from `statusStore`. Divide by the number of your instances.
   * Default 120. Cloudflare allows a user 1200 calls in 5 minutes, for everything, and then none for 5 minutes.
   * @see https://developers.cloudflare.com/fundamentals/api/reference/limits/
   */
  readonly readsPerMinute?: number | undefined
  /**
   * Lets people see their own videos that require signed URLs, by a short-lived token. Pass a key of
   * `POST /accounts/{id}/stream/keys`, or `'api'` to have Stream sign: one call a video, which counts as a read.
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
}

/** @throws {TypeError} that says which option is wrong and how to fix it. It never quotes the API token. */
export function assertHandlerOptions(
  options: StreamHandlerOptions,
): asserts options is StreamHandlerOptions & { readonly accountId: string; readonly apiToken: string } {
  const fault = optionsFault(options)
  if (fault !== null) throw new TypeError(`react-stream-uploader: createStreamHandler: ${fault}`)
}

function optionsFault(options: StreamHandlerOptions): string | null {
  const { accountId, apiToken, authorize, apiBaseUrl, upstreamTimeoutMs } = options
  const { readsPerMinute, webhook, signing, tokens, cors } = options
  if (typeof accountId !== 'string' || accountId === '') {
    return '`accountId` is missing. Pass the account id from your Cloudflare dashboard. If it comes from an environment variable, check that it is set.'
  }
  if (typeof apiToken !== 'string' || apiToken === '') {
    return '`apiToken` is missing. Pass a Cloudflare API token with the permission "Stream: Edit". If it comes from an environment variable, check that it is set.'
  }
  if (!/^[\x21-\x7e]+$/.test(apiToken)) {
    return '`apiToken` contains a space, a line break or another character that tokens do not have. Copy it again, without "Bearer".'
  }
  if (typeof authorize !== 'function') {
    return '`authorize` is missing. Without it, anybody could upload to your account. Pass a function that returns a grant, or `null` to refuse.'
  }
  if (apiBaseUrl !== undefined && !(URL.canParse(apiBaseUrl) && /^https?:/i.test(apiBaseUrl))) {
    return "`apiBaseUrl` must be an http(s) URL, for example `http://localhost:8787/client/v4`. Omit it to use Cloudflare's API."
  }
  if (upstreamTimeoutMs !== undefined && !(upstreamTimeoutMs > 0 && upstreamTimeoutMs < 2 ** 31)) {
    return '`upstreamTimeoutMs` must be milliseconds above 0 and below 2147483648. Omit it for 15000.'
  }
  if (readsPerMinute !== undefined && !(readsPerMinute > 0 && readsPerMinute <= 240)) {
    return "`readsPerMinute` must be above 0 and at most 240, which is all that Cloudflare's API allows. Omit it for 120."
  }
  if (webhook !== undefined && (typeof webhook.secret !== 'string' || webhook.secret === '')) {
    return '`webhook.secret` is missing. Without it, anybody could send webhooks. Pass the secret that `PUT /accounts/{id}/stream/webhook` answered. If it comes from an environment variable, check that it is set.'
  }
  const lifetime = tokens?.lifetimeSeconds
  if (lifetime !== undefined && !(Number.isInteger(lifetime) && lifetime >= 60 && lifetime <= 86_400)) {
    return '`tokens.lifetimeSeconds` must be a whole number from 60 to 86400. Omit it for 3600.'
  }
  if (signing !== undefined && signing !== 'api') {
    const fault = signingKeyFault(signing)
    if (fault !== null) {
      return `${fault} From the answer of \`POST /accounts/{id}/stream/keys\`, pass \`id\` as \`keyId\`, and \`jwk\`. Or pass 'api' to have Stream sign.`
    }
  }
  return cors === undefined ? null : corsFault(cors)
}
