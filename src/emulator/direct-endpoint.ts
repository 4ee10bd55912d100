// The `endpoint` option of an uploader that talks to the emulator without a server in between.

import { base64 } from './http/base64.js'

/** The shape of the uploader's `endpoint` option as functions. */
export interface EmulatorEndpoint {
  createTicket(
    file: File,
    signal: AbortSignal,
  ): Promise<{ readonly uploadUrl: string; readonly videoId: string }>
  importLink(link: { readonly url: string; readonly name: string }, signal: AbortSignal): Promise<unknown>
  getStatus(videoId: string, signal: AbortSignal): Promise<unknown>
  discard(videoId: string, signal: AbortSignal): Promise<void>
}

/**
 * Names below `localhost` always lead to this machine (RFC 6761), so an opened player sends nothing
 * outside.
 */
const api = 'https://api.cloudflare.localhost/client/v4/accounts/emulated/stream'

/**
 * Does what `createStreamHandler` does for an app, but lets everybody do everything.
 * @param token the API token that the emulator expects
 */
export function createEndpoint(
  fetch: (request: Request) => Promise<Response>,
  token: string,
): EmulatorEndpoint {
  async function call(
    method: string,
    path: string,
    signal: AbortSignal,
    headers: Record<string, string> = {},
    body?: string,
  ) {
    const request = new Request(api + path, {
      method,
      signal,
      headers: { Authorization: `Bearer ${token}`, ...headers },
      ...(body !== undefined && { body }),
    })
    const response = await fetch(request)
    if (!response.ok) throw new Error(`The emulator answered with status ${response.status}.`)
    return response
  }

  return {
    async createTicket({ name, size }, signal) {
      const { headers } = await call('POST', '?direct_user=true', signal, {
        'Tus-Resumable': '1.0.0',
        'Upload-Length': String(size),
        'Upload-Metadata': `name ${base64(new TextEncoder().encode(name))}`,
      })
      return { uploadUrl: headers.get('location') ?? '', videoId: headers.get('stream-media-id') ?? '' }
    },
    async importLink({ url, name }, signal) {
      const body = JSON.stringify({ url, meta: { name } })
      return (await call('POST', '/copy', signal, { 'Content-Type': 'application/json' }, body)).json()
    },
    async getStatus(videoId, signal) {
      const { result } = (await (await call('GET', `/${videoId}`, signal)).json()) as { result: object }
      // An `<img>` would ask the real network, which does not reach the emulator.
      return { ...result, thumbnail: null }
    },
    async discard(videoId, signal) {
      await call('DELETE', `/${videoId}`, signal)
    },
  }
}
