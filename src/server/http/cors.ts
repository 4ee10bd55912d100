/** Which pages on other origins may use the endpoint. Without it, only pages on the endpoint's own origin can. */
export interface CorsOptions {
  /** Origins such as `https://app.example.com`, with no path, or `'*'` for all. */
  readonly origins: readonly string[] | '*'
  /** Whether the browser may send cookies along. Needs a list of origins. Default `false`. */
  readonly credentials?: boolean | undefined
  /** Names of further request headers that the pages send, such as `X-CSRF-Token`. */
  readonly headers?: readonly string[] | undefined
}

const REQUEST_HEADERS = ['Content-Type', 'Authorization', 'Tus-Resumable', 'Upload-Length', 'Upload-Metadata']
const RESPONSE_HEADERS = ['Location', 'stream-media-id', 'Retry-After']

/** Why these options cannot work, or `null`. */
export function corsFault(cors: CorsOptions): string | null {
  if (cors.origins === '*') {
    return cors.credentials === true
      ? "`cors.credentials` is set for all origins. Every site could then act in its visitors' name. List the origins that may."
      : null
  }
  const wrong = cors.origins.find((origin) => !URL.canParse(origin) || new URL(origin).origin !== origin)
  return wrong === undefined
    ? null
    : `\`cors.origins\` has ${JSON.stringify(wrong)}, which no browser sends as its origin. Write scheme, host and port alone, as in "https://app.example.com".`
}

/** The answer as a page on another origin may read it; the same answer where nothing is configured. */
export function withCors(response: Response, request: Request, cors: CorsOptions | undefined): Response {
  if (cors === undefined) return response
  // A copy, since the headers of an answer that the host brings may be immutable.
  const answer = new Response(response.body, response)
  if (cors.origins !== '*') answer.headers.append('Vary', 'Origin')
  const origin = allowedOrigin(request, cors)
  if (origin === null) return answer
  answer.headers.set('Access-Control-Allow-Origin', origin)
  answer.headers.set('Access-Control-Expose-Headers', RESPONSE_HEADERS.join(', '))
  if (cors.credentials === true) answer.headers.set('Access-Control-Allow-Credentials', 'true')
  return answer
}

/** What a preflight is told beyond the headers of {@link withCors}. */
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

function allowedOrigin(request: Request, cors: CorsOptions): string | null {
  if (cors.origins === '*') return '*'
  const origin = request.headers.get('origin')
  return origin !== null && cors.origins.includes(origin) ? origin : null
}
