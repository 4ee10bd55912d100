// Bodies as JSON or forms. An oracle for our own server, so it shares no code with `protocol/json`.

import { receive } from './body-stream.js'
import type { IncomingRequest } from './incoming-request.js'

export type Json = Readonly<Record<string, unknown>>

/** The JSON object in a body; an empty one if there is no body, `null` for anything else. */
export async function readJson(request: IncomingRequest): Promise<Json | null> {
  const decoder = new TextDecoder()
  let text = ''
  for await (const piece of receive(request)) text += decoder.decode(piece, { stream: true })
  if (text === '') return {}
  try {
    const json: unknown = JSON.parse(text)
    return isObject(json) ? json : null
  } catch {
    return null
  }
}

/** The form in a body of `limit` bytes at most; `null` if it is not a form. */
export async function readForm(
  body: AsyncIterable<Uint8Array>,
  headers: Headers,
  limit: number,
): Promise<FormData | 'too-large' | null> {
  const parts: Uint8Array<ArrayBuffer>[] = []
  let size = 0
  for await (const piece of body) {
    size += piece.byteLength
    if (size > limit) return 'too-large'
    parts.push(new Uint8Array(piece))
  }
  try {
    const type = headers.get('content-type') ?? ''
    return await new Response(new Blob(parts), { headers: { 'content-type': type } }).formData()
  } catch {
    return null
  }
}

export function isObject(value: unknown): value is Json {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}

/** A string that is not empty, or `null`. */
export function textOf(value: unknown): string | null {
  return typeof value === 'string' && value !== '' ? value : null
}
