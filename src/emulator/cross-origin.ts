// The CORS rules of a browser, for requests that never pass through one.

import type { IncomingRequest } from './http/incoming-request.js'

type Send = (request: IncomingRequest) => Promise<Response>

/** What a page may always send and read; everything else needs the server's permission. */
const simpleMethods: ReadonlySet<string> = new Set(['GET', 'HEAD', 'POST'])
const simpleRequestHeaders: ReadonlySet<string> = new Set([
  'accept',
  'accept-language',
  'content-language',
  'content-length',
])
const simpleTypes = /^(application\/x-www-form-urlencoded|multipart\/form-data|text\/plain)\b/
const simpleResponseHeaders: ReadonlySet<string> = new Set([
  'cache-control',
  'content-language',
  'content-length',
  'content-type',
  'expires',
  'last-modified',
  'pragma',
])

/**
 * Applies a browser's CORS rules to requests and their answers.
 * @see https://fetch.spec.whatwg.org/#http-cors-protocol
 */
export function crossOrigin(send: Send): Send {
  return async (request) => {
    const unsafe = listOf(request.headers)
      .filter(([name, value]) => !isSimple(name, value))
      .map(([name]) => name)
    if (unsafe.length > 0 || !simpleMethods.has(request.method)) await askFirst(send, request, unsafe)
    return readable(await send(request))
  }
}

function isSimple(name: string, value: string): boolean {
  return simpleRequestHeaders.has(name) || (name === 'content-type' && simpleTypes.test(value))
}

async function askFirst(
  send: Send,
  { url, method, signal }: IncomingRequest,
  unsafe: readonly string[],
): Promise<void> {
  const headers = new Headers({
    'access-control-request-method': method,
    'access-control-request-headers': unsafe.toSorted().join(','),
  })
  const answer = await send({ method: 'OPTIONS', url, headers, signal, body: null })
  const methods = listIn(answer, 'access-control-allow-methods')
  const names = listIn(answer, 'access-control-allow-headers')
  const allowed =
    answer.ok &&
    isOpen(answer) &&
    (simpleMethods.has(method) || methods.has(method.toLowerCase()) || methods.has('*')) &&
    // `Authorization` is not covered by the wildcard.
    unsafe.every((name) => names.has(name) || (names.has('*') && name !== 'authorization'))
  if (!allowed) throw new TypeError('CORS: the preflight does not allow this request.')
}

function readable(response: Response): Response {
  if (!isOpen(response))
    throw new TypeError('CORS: the answer has no Access-Control-Allow-Origin for this page.')
  const exposed = listIn(response, 'access-control-expose-headers')
  const headers = listOf(response.headers).filter(
    ([name]) => simpleResponseHeaders.has(name) || exposed.has(name) || exposed.has('*'),
  )
  return new Response(response.body, { status: response.status, headers })
}

/** Names in lower case, as the standard has them; happy-dom keeps them as they were written. */
function listOf(headers: Headers): [name: string, value: string][] {
  return Array.from(headers, ([name, value]) => [name.toLowerCase(), value])
}

function isOpen(response: Response): boolean {
  return response.headers.get('access-control-allow-origin') === '*'
}

function listIn(response: Response, header: string): ReadonlySet<string> {
  const list = response.headers.get(header) ?? ''
  return new Set(list.split(',').map((name) => name.trim().toLowerCase()))
}
