// Calls to Stream by a Worker's binding, in the shape of `fetch`.

import { asObject, asText, type JsonObject, parseJson } from '../../protocol/json.js'
import type { StreamFetch } from './exchange.js'

/**
 * The part of a Worker's Stream binding that is used.
 * @see https://developers.cloudflare.com/stream/manage-video-library/bindings/
 */
export interface StreamBinding {
  upload(url: string, params: object): Promise<unknown>
  video(id: string): {
    details(): Promise<unknown>
    update(params: object): Promise<unknown>
    delete(): Promise<unknown>
  }
}

/**
 * For the option `fetch` of {@link createStreamHandler} on Workers: reads, renames, deletes and fetches links by the binding.
 * The binding has neither tus uploads nor settings for tokens, so these go to Cloudflare's API with `apiToken`.
 * @param fetch sends what the binding has not. Default: the global `fetch`.
 * @throws {TypeError} if there is no binding.
 *
 * @example
 * createStreamHandler({ accountId, apiToken, authorize, fetch: fetchByBinding(env.STREAM) })
 */
export function fetchByBinding(
  binding: StreamBinding,
  fetch: StreamFetch = (request) => globalThis.fetch(request),
): StreamFetch {
  if (asObject(binding) === null && typeof binding !== 'function') {
    throw new TypeError(
      'react-stream-uploader: fetchByBinding: pass the binding of Stream, such as `env.STREAM`. Check that your Worker has one.',
    )
  }
  return async (request) => {
    const call = callOf(binding, request)
    if (call === null) return fetch(request)
    try {
      return Response.json({ success: true, errors: [], messages: [], result: (await call()) ?? null })
    } catch (thrown) {
      return refusalOf(thrown)
    }
  }
}

/** `null` if the binding has no such call. */
function callOf(binding: StreamBinding, request: Request): (() => Promise<unknown>) | null {
  const [, target = ''] = /\/stream\/([^/]+)$/.exec(new URL(request.url).pathname) ?? []
  const body = async (): Promise<JsonObject> => asObject(parseJson(await request.text())) ?? {}
  if (target === 'copy' && request.method === 'POST') return async () => upload(binding, await body())
  if (!/^[0-9a-f]{32}$/.test(target)) return null
  const calls: Readonly<Record<string, () => Promise<unknown>>> = {
    GET: async () => binding.video(target).details(),
    POST: async () => binding.video(target).update(await body()),
    DELETE: async () => binding.video(target).delete(),
  }
  return calls[request.method] ?? null
}

function upload(binding: StreamBinding, { url, watermark, ...params }: JsonObject): Promise<unknown> {
  const watermarkId = asText(asObject(watermark)?.['uid'])
  return binding.upload(asText(url) ?? '', { ...params, ...(watermarkId !== null && { watermarkId }) })
}

/** HTTP status and number of Cloudflare for each error of the binding. Numbers that are not documented are left out. */
const refusals: Readonly<Record<string, readonly [number, number?]>> = {
  BadRequestError: [400, 10_005],
  InvalidURLError: [400, 10_010],
  ForbiddenError: [403, 10_000],
  NotFoundError: [404, 10_003],
  MaxFileSizeError: [413, 10_005],
  QuotaReachedError: [413, 10_011],
  RateLimitedError: [429],
  InternalError: [500],
}

/** The answer of the API that means the same. @throws what is no refusal of Stream. */
function refusalOf(thrown: unknown): Response {
  // Not by `instanceof`: an error that comes from another process has another class.
  const error = asObject(thrown)
  const [status, code] = refusals[asText(error?.['name']) ?? ''] ?? [error?.['statusCode'], error?.['code']]
  if (typeof status !== 'number' || status < 400 || status > 599) throw thrown
  const errors = [{ code: code ?? error?.['code'], message: asText(error?.['message']) ?? '' }]
  return Response.json({ success: false, errors, messages: [], result: null }, { status })
}
