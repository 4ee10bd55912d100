// Pages of other origins: which of them may read the answers, and change something.

import { asObject } from '../../protocol/json.js'
import { toUrl, toWebUrl } from '../../protocol/link.js'
import { Failure } from './failure.js'
import { quoted } from './quoted.js'

/** Which pages of other origins may use the endpoint. Default: only pages of the endpoint's own origin. */
export interface CorsOptions {
  /** Such as `https://app.example.com`, without a path, or `capacitor://localhost` for an app in a web view; `'*'` for all. */
  readonly origins: readonly string[] | '*'
  /** Whether the browser may send cookies. Needs a list of origins. Default `false`. */
  readonly credentials?: boolean | undefined
  /** Names of other request headers that the pages send, such as `X-CSRF-Token`. Default: none. */
  readonly headers?: readonly string[] | undefined
}

const REQUEST_HEADERS = [
  'Content-Type',
  'Authorization',
  'Tus-Resumable',
  'Upload-Length',
  'Upload-Metadata',
  'Last-Event-ID',
]

export function corsFault(cors: unknown): string | null {
  const given = asObject(cors)
  if (given === null) return '`cors` must be an object with `origins`. Omit it to serve your own pages only.'
  const { origins, credentials = false, headers = [] } = given
  if (typeof credentials !== 'boolean') return '`cors.credentials` must be true or false.'
  const isName = (name: unknown): boolean => typeof name === 'string' && /^[!#$%&'*+.^_`|~\w-]+$/.test(name)
  if (!Array.isArray(headers) || !headers.every(isName)) {
    return '`cors.headers` must be a list of names of request headers, such as `X-CSRF-Token`.'
  }
  if (origins === '*') {
    return credentials
      ? "`cors.credentials` needs a list of `cors.origins`. With all origins, every site could act in its visitors' name."
      : null
  }
  const rule =
    "`cors.origins` must be `'*'` or a list of origins as browsers send them, such as `https://app.example.com` or `capacitor://localhost`: scheme, host, and a port that is not the default, in lower case, without a path or a slash at the end."
  if (!Array.isArray(origins)) return rule
  const wrong = origins.findIndex((origin) => !isOrigin(origin))
  return wrong === -1 ? null : `${rule} ${quoted(origins[wrong])} is not one.`
}

/** `URL.origin` would be `'null'` for the schemes of apps, although their web views send an origin. */
function isOrigin(text: unknown): boolean {
  const url = typeof text === 'string' ? toUrl(text) : null
  if (url === null || url.host === '' || url.host.includes('*')) return false
  return `${url.protocol}//${url.host}`.toLowerCase() === text
}

/** Lets a page of another origin read the answer, if the options allow that origin. */
export function withCors(response: Response, request: Request, cors: CorsOptions | undefined): Response {
  if (cors === undefined) return response
  // A copy: the headers of an answer of the app may be immutable.
  const answer = new Response(response.body, response)
  if (cors.origins !== '*') answer.headers.append('Vary', 'Origin')
  const origin = allowedOrigin(request, cors)
  if (origin === null) return answer
  answer.headers.set('Access-Control-Allow-Origin', origin)
  answer.headers.set('Access-Control-Expose-Headers', 'Location, stream-media-id, Retry-After, Stream-Watch')
  // Without it, a page of another origin does not learn whether the connection is HTTP/2.
  answer.headers.set('Timing-Allow-Origin', origin)
  if (cors.credentials === true) answer.headers.set('Access-Control-Allow-Credentials', 'true')
  return answer
}

/** For the answer to a preflight, beside the headers of {@link withCors}. */
export function preflightHeaders(
  request: Request,
  cors: CorsOptions | undefined,
  methods: readonly string[],
): Record<string, string> {
  if (cors === undefined || allowedOrigin(request, cors) === null) return {}
  return {
    'Access-Control-Allow-Methods': methods.join(', '),
    'Access-Control-Allow-Headers': [...REQUEST_HEADERS, ...(cors.headers ?? [])].join(', '),
    'Access-Control-Max-Age': '600',
  }
}

/**
 * Stops a page of another site from changing something in a visitor's name, also if a proxy answers
 * preflights too kindly. Clients that are not browsers send neither header, and pass.
 * @throws {Failure} with `forbidden`.
 * @see https://developer.mozilla.org/en-US/docs/Web/HTTP/Reference/Headers/Sec-Fetch-Site
 */
export function assertSameOrigin(request: Request, cors: CorsOptions | undefined): void {
  if (isOwnPage(request) || (cors !== undefined && allowedOrigin(request, cors) !== null)) return
  throw new Failure(
    'forbidden',
    'Pages of this origin may not use the endpoint. List it in the option `cors.origins`. If a proxy handles CORS, set `sameOrigin: false`.',
  )
}

function isOwnPage({ headers, url }: Request): boolean {
  const site = headers.get('sec-fetch-site')
  if (site !== null) return site === 'same-origin' || site === 'none'
  // Browsers send `Sec-Fetch-Site` only over HTTPS and to localhost.
  const origin = headers.get('origin')
  if (origin === null) return true
  // `capacitor://localhost` is not the page of an endpoint behind a proxy that says `Host: localhost`.
  const page = toWebUrl(origin)
  if (page === null) return false
  // Behind a proxy, the URL may be an internal one. A page cannot set these headers without a preflight.
  // Of several proxies, each adds its host at the end: the first one is what the browser asked.
  const [forwarded = null] = headers.get('x-forwarded-host')?.split(',') ?? []
  return [new URL(url).host, headers.get('host'), forwarded].some((host) => isHostOf(page, host))
}

/** As URLs are compared: in any case, and with or without the port that the page's scheme has anyway. */
function isHostOf(page: URL, host: string | null): boolean {
  // No more than a host: of `evil.test@host.test`, a URL would have the end.
  const text = host !== null && /^[^\s/?#@\\]+$/.test(host.trim()) ? host.trim() : null
  return text !== null && toWebUrl(`${page.protocol}//${text}`)?.host === page.host
}

function allowedOrigin({ headers }: Request, { origins }: CorsOptions): string | null {
  const origin = headers.get('origin')
  if (origins === '*') return '*'
  return origin !== null && origins.includes(origin) ? origin : null
}
