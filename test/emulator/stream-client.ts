import type { StreamEmulator } from 'react-stream-uploader/emulator'

export const MiB = 1_048_576
export const streamApi = 'https://api.test/client/v4/accounts/acc/stream'
export const bearer = { authorization: 'Bearer token' }

interface Extra {
  readonly headers?: Record<string, string>
  readonly signal?: AbortSignal
}

/** What the host's server sends to create an upload. */
export function create(
  emulator: StreamEmulator,
  length: number,
  headers: Record<string, string> = {},
  query = '?direct_user=true',
): Promise<Response> {
  return emulator.fetch(
    new Request(streamApi + query, {
      method: 'POST',
      headers: { ...bearer, 'tus-resumable': '1.0.0', 'upload-length': String(length), ...headers },
    }),
  )
}

/** Creates an upload and returns its URL and video. */
export async function newUpload(emulator: StreamEmulator, length: number, headers?: Record<string, string>) {
  const response = await create(emulator, length, headers)
  const url = response.headers.get('location') ?? ''
  const video = emulator.videos.get(response.headers.get('stream-media-id') ?? '')
  if (video === undefined) throw new Error(`Creation failed with ${response.status}.`)
  return { url, video }
}

export function head(emulator: StreamEmulator, url: string, { headers, ...init }: Extra = {}) {
  return emulator.fetch(
    new Request(url, { method: 'HEAD', headers: { 'tus-resumable': '1.0.0', ...headers }, ...init }),
  )
}

export function patch(
  emulator: StreamEmulator,
  url: string,
  offset: number,
  body: BodyInit,
  { headers, ...init }: Extra = {},
): Promise<Response> {
  const request = new Request(url, {
    method: 'PATCH',
    body,
    headers: {
      'tus-resumable': '1.0.0',
      'upload-offset': String(offset),
      'content-type': 'application/offset+octet-stream',
      ...headers,
    },
    ...(body instanceof ReadableStream && { duplex: 'half' }),
    ...init,
  })
  return emulator.fetch(request)
}

/** The video as the API shows it, out of its envelope. */
export async function readVideo(emulator: StreamEmulator, uid: string): Promise<unknown> {
  const response = await emulator.fetch(new Request(`${streamApi}/${uid}`, { headers: bearer }))
  const { result }: { result: unknown } = await response.json()
  return result
}

/** `Upload-Metadata` from plain pairs. */
export function metadata(pairs: Record<string, string>): { 'upload-metadata': string } {
  const encoded = Object.entries(pairs).map(
    ([key, value]) => `${key} ${Buffer.from(value).toString('base64')}`,
  )
  return { 'upload-metadata': encoded.join(',') }
}

/** Bytes that begin like a WebM. */
export function videoBytes(size: number): Uint8Array<ArrayBuffer> {
  const bytes = new Uint8Array(size).map((_, index) => index % 251)
  bytes.set([0x1a, 0x45, 0xdf, 0xa3])
  return bytes
}
