// The endpoint as a route: requests, headers and their refresh after a 401, and the errors of its answers.

import type { Clock } from '../../core/contract/ports.js'
import { type UploadErrorCode, UploadFailure } from '../../core/model/upload-error.js'
import { withTimeLimit } from '../../core/transfer/time-limit.js'
import { cleanName } from '../../protocol/clean-name.js'
import { asObject, parseJson } from '../../protocol/json.js'
import { lookUp } from '../../protocol/look-up.js'
import type { FieldsRequest, LinkRequest, TicketRequest, TitleRequest } from '../../protocol/messages.js'
import { parseProblem } from '../../protocol/problem.js'
import { parseTicket, parseVideoId } from '../../protocol/ticket-answer.js'
import { parseRetryAfter } from '../time/retry-after.js'
import type { EndpointClient } from './endpoint-client.js'
import type { HeaderSource } from './header-source.js'

export interface HttpEndpointOptions {
  readonly url: string | URL
  readonly headers: HeaderSource
  readonly fetch: typeof globalThis.fetch
  readonly clock: Clock
}

/** Milliseconds. So long is a body waited for, if the headers before it have all that is needed. */
const BODY_LIMIT = 5000

/** The endpoint over HTTP: `POST {url}`, and `GET`, `PATCH` and `DELETE {url}/{videoId}`. */
export function httpEndpoint({ url, headers, fetch, clock }: HttpEndpointOptions): EndpointClient {
  const base = new URL(url, globalThis.document?.baseURI)

  async function request(method: string, target: URL, init: RequestInit): Promise<Response> {
    const send = (given: Headers): Promise<Response> => {
      for (const [name, value] of new Headers(init.headers)) given.set(name, value)
      // Following a redirect would turn a POST into a GET, of a login page or even of the upload URL.
      return fetch(target, { ...init, method, headers: given, redirect: 'manual' }).catch(() => {
        throw new UploadFailure('network')
      })
    }
    const response = await send(await headers.current())
    // A 401 means that nothing was done, so the request can be repeated.
    const refreshed = response.status === 401 ? headers.refreshed() : null
    const answer = refreshed === null ? response : await send(new Headers(await refreshed))
    if (answer.ok) return answer
    throw await failureOf(answer, method, clock.now())
  }

  async function edit(
    videoId: string,
    body: TitleRequest | FieldsRequest,
    signal: AbortSignal,
  ): Promise<void> {
    await request('PATCH', itemUrl(base, videoId), {
      signal,
      // What was typed right before the page is left must not be lost.
      keepalive: true,
      body: JSON.stringify(body),
      headers: { 'Content-Type': 'application/json' },
    })
  }

  /** `read` returns what the answer must contain, or `null`; then `missing` is the error. */
  async function create<T>(
    body: TicketRequest | LinkRequest,
    more: Record<string, string>,
    read: (json: unknown, headers: Headers) => T | null,
    missing: UploadErrorCode,
  ): Promise<T> {
    const headersOfBody = { 'Content-Type': 'application/json', Accept: 'application/json', ...more }
    const response = await request('POST', base, { body: JSON.stringify(body), headers: headersOfBody })
    // A body that breaks off must not lose a video that the headers name. `Location` alone may be another address.
    const isNamed = parseVideoId(null, response.headers) !== null && read(null, response.headers) !== null
    const text = isNamed
      ? await withTimeLimit(BODY_LIMIT, clock, () => bodyOf(response)).catch(() => '')
      : await bodyOf(response)
    const json = parseJson(text)
    const created = read(json, response.headers)
    if (created !== null) return created
    const isUnreadable = json === undefined && text.trim() !== ''
    throw new UploadFailure(isUnreadable ? 'endpoint-unreadable' : missing, response.status)
  }

  return {
    createTicket(file, { name, duration, meta, fields }) {
      const body: TicketRequest = {
        name: cleanName(name) || 'video',
        size: file.size,
        type: file.type,
        lastModified: file.lastModified,
        ...(duration !== null && { duration }),
        ...(meta !== undefined && { meta }),
        ...(fields !== undefined && { fields }),
      }
      const read = (json: unknown, answer: Headers) => parseTicket(json, answer, base.href)
      return create(body, tusCreation(body), read, 'endpoint-no-url')
    },
    async importLink({ url: address, name, meta, fields }) {
      const body: LinkRequest = {
        url: address,
        name: cleanName(name),
        ...(meta !== undefined && { meta }),
        ...(fields !== undefined && { fields }),
      }
      return { videoId: await create(body, {}, parseVideoId, 'endpoint-no-video-id') }
    },
    async getStatus(videoId, signal) {
      const response = await request('GET', itemUrl(base, videoId), { signal, cache: 'no-store' })
      const retryAfter = parseRetryAfter(response.headers.get('retry-after'), clock.now())
      const json = parseJson(await bodyOf(response))
      const streamWatch = response.headers.get('stream-watch')
      if (retryAfter === null && streamWatch === null) return json
      return {
        ...asObject(json),
        ...(retryAfter !== null && { retryAfter }),
        ...(streamWatch !== null && { streamWatch }),
      }
    },
    several: {
      url: base,
      get: (videoIds, more, signal) =>
        request('GET', severalUrl(base, videoIds), { signal, headers: more, cache: 'no-store' }),
    },
    rename: (videoId, title, signal) => edit(videoId, { title: cleanName(title) }, signal),
    describe: (videoId, fields, signal) => edit(videoId, { fields }, signal),
    async discard(videoId, signal) {
      // The page may be closing: `keepalive` lets the request finish without it.
      await request('DELETE', itemUrl(base, videoId), { signal, keepalive: true })
    },
  }
}

/** The headers that tus-js-client sends, so that the sample code of Cloudflare's documentation works unchanged. */
function tusCreation({ name, size, type }: TicketRequest): Record<string, string> {
  return {
    'Tus-Resumable': '1.0.0',
    'Upload-Length': String(size),
    'Upload-Metadata': `name ${base64(name)}${type === '' ? '' : `,filetype ${base64(type)}`}`,
  }
}

function base64(text: string): string {
  return btoa(String.fromCharCode(...new TextEncoder().encode(text)))
}

function itemUrl(base: URL, videoId: string): URL {
  const url = new URL(base)
  url.pathname = `${url.pathname.replace(/\/$/, '')}/${encodeURIComponent(videoId)}`
  return url
}

/** By hand: as a parameter, each comma would be three characters. */
function severalUrl(base: URL, videoIds: readonly string[]): URL {
  const url = new URL(base)
  url.search = `${url.search === '' ? '?' : `${url.search}&`}ids=${videoIds.join(',')}`
  return url
}

function bodyOf(response: Response): Promise<string> {
  return response.text().catch(() => {
    throw new UploadFailure('network')
  })
}

const codesByStatus: Readonly<Record<number, UploadErrorCode>> = {
  401: 'unauthorized',
  403: 'forbidden',
  404: 'not-found',
  405: 'method-not-allowed',
  413: 'file-too-large',
  429: 'rate-limited',
}

async function failureOf(response: Response, method: string, now: number): Promise<UploadFailure> {
  if (response.type === 'opaqueredirect' || (response.status >= 300 && response.status < 400)) {
    return new UploadFailure('endpoint-redirected', response.status || null)
  }
  const text = await response.text().catch(() => null)
  // 413 is a file that is too large, or an account that is full. The body says which, so it is asked for again.
  if (text === null && response.status === 413) return new UploadFailure('network')
  const problem = parseProblem(parseJson(text ?? ''))
  // What has no body of its own cannot be too large: something on the way is wrong.
  const byStatus =
    response.status === 413 && method !== 'POST' ? undefined : lookUp(codesByStatus, response.status)
  const code = problem?.code ?? byStatus ?? 'endpoint-failed'
  const retryAfter = parseRetryAfter(response.headers.get('retry-after'), now)
  return new UploadFailure(code, response.status, retryAfter, problem?.message)
}
