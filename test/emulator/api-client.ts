import type { StreamEmulator } from 'react-stream-uploader/emulator'
import { bearer, streamApi } from './stream-client.js'

/** Calls the API as a host's server does; `path` is what comes behind `/stream`. */
export function call(
  emulator: StreamEmulator,
  method: string,
  path: string,
  body?: unknown,
  headers: Record<string, string> = {},
): Promise<Response> {
  const isPlain = body instanceof FormData || typeof body === 'string'
  const payload = body === undefined ? {} : { body: isPlain ? body : JSON.stringify(body) }
  return emulator.fetch(
    new Request(streamApi + path, { method, headers: { ...bearer, ...headers }, ...payload }),
  )
}

/** What the call answered, out of its envelope; fails where it failed. */
export async function resultOf<Result = Record<string, unknown>>(answer: Promise<Response>): Promise<Result> {
  const json: { success: boolean; result: Result } = await (await answer).json()
  if (!json.success) throw new Error(JSON.stringify(json))
  return json.result
}

/** Status and code of a call that was refused. */
export async function refusalOf(answer: Promise<Response>): Promise<readonly [number, number | undefined]> {
  const response = await answer
  const { errors }: { errors: { code: number }[] } = await response.json()
  return [response.status, errors[0]?.code]
}
