// CORS: which pages of other origins may read the answers.

/**
 * Which pages of other origins may use the endpoint. Without it, only pages of the endpoint's own origin
 * can.
 */
export interface CorsOptions {
  /** Origins such as `https://app.example.com`, without a path, or `'*'` for all. */
  readonly origins: readonly string[] | '*'
  /** Whether the browser may send cookies. Needs a list of origins. Default `false`. */
  readonly credentials?: boolean | undefined
  /** Names of other request headers that the pages send, such as `X-CSRF-Token`. Default: none. */
  readonly headers?: readonly string[] | undefined
}

const REQUEST_HEADERS = ['Content-Type', 'Authorization', 'Tus-Resumable', 'Upload-Length', 'Upload-Metadata']
const RESPONSE_HEADERS = ['Location', 'stream-media-id', 'Retry-After']

export function corsFault(cors: CorsOptions): string | null {
  if (cors.origins === '*') {
    return cors.credentials === true
      ? "`cors.credentials` needs a list of `cors.origins`. With all origins, every site could act in its visitors' name."
      : null
  }
  const wrong = cors.origins.find((origin) => !URL.canParse(origin) || new URL(origin).origin !== origin)
  return wrong === undefined
    ? null
    : `\`cors.origins\` must be origins, for example \`https://app.example.com\`: scheme, host and port, without a path. ${JSON.stringify(wrong)} is not one.`
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
  answer.headers.set('Access-Control-Expose-Headers', RESPONSE_HEADERS.join(', '))
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

function allowedOrigin(request: Request, cors: CorsOptions): string | null {
  if (cors.origins === '*') return '*'
  const origin = request.headers.get('origin')
  return origin !== null && cors.origins.includes(origin) ? origin : null
}
