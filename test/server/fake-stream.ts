import {
  createStreamHandler,
  type StreamHandlerError,
  type StreamHandlerOptions,
} from 'react-stream-uploader/server'
import { asObject } from '../../src/protocol/json.js'

export const TOKEN = 'token-that-nobody-may-see'
export const VIDEO_ID = '0123456789abcdef0123456789abcdef'
export const UPLOAD_URL = `https://upload.cloudflarestream.com/tus/${VIDEO_ID}?tusv2=true`
export const MOUNT = 'https://host.test/api/stream'
export const LINK = 'https://media.example.com/films/a.mp4'
export const file = {
  name: 'Holiday.mp4',
  size: 5_000_000,
  type: 'video/mp4',
  lastModified: 1_700_000_000_000,
}

type Answer = (request: Request) => Response | Promise<Response>

/** A handler on an upstream that answers by script, all that went upstream, and all that the app was told. */
export function handlerOn(answer: Answer, options: Partial<StreamHandlerOptions> = {}) {
  const upstream: Request[] = []
  const errors: StreamHandlerError[] = []
  const handler = createStreamHandler({
    accountId: 'acc',
    apiToken: TOKEN,
    apiBaseUrl: 'https://api.cloudflare.test/client/v4',
    authorize: () => ({ creator: 'ann' }),
    fetch: async (request) => {
      upstream.push(request)
      return answer(request)
    },
    onError: (error) => void errors.push(error),
    ...options,
  })
  return { handler, upstream, errors }
}

/** A video's id of its own for each number. */
export const idOf = (index: number): string => index.toString(16).padStart(32, '0')

export const postFile = (body: unknown = file, init: RequestInit = {}): Request =>
  new Request(MOUNT, {
    method: 'POST',
    headers: { 'Content-Type': 'application/json' },
    body: typeof body === 'string' ? body : JSON.stringify(body),
    ...init,
  })

export const getVideo = (id: string = VIDEO_ID): Request => new Request(`${MOUNT}/${id}`)

export const patchTitle = (body: unknown = { title: 'Summer' }, id: string = VIDEO_ID): Request =>
  new Request(`${MOUNT}/${id}`, {
    method: 'PATCH',
    headers: { 'Content-Type': 'application/json' },
    body: typeof body === 'string' ? body : JSON.stringify(body),
  })

export const deleteVideo = (id: string = VIDEO_ID): Request =>
  new Request(`${MOUNT}/${id}`, { method: 'DELETE' })

/** What an app without TypeScript may pass against the types. */
export function untyped(value: unknown) {
  const holder: object = { value }
  return Reflect.get(holder, 'value')
}

/** One request of each operation. */
export const operations = [
  ['create', () => postFile()],
  ['import', () => postFile({ url: LINK })],
  ['read', () => getVideo()],
  ['rename', () => patchTitle()],
  ['discard', () => deleteVideo()],
] as const

export const created = (headers: Record<string, string> = {}): Response =>
  new Response(null, {
    status: 201,
    headers: { Location: UPLOAD_URL, 'stream-media-id': VIDEO_ID, ...headers },
  })

export const video = (fields: Record<string, unknown> = {}): Response =>
  Response.json({
    success: true,
    errors: [],
    messages: [],
    result: { uid: VIDEO_ID, creator: 'ann', readyToStream: false, status: { state: 'queued' }, ...fields },
  })

export const refusal = (
  status: number,
  code?: number,
  headers: Record<string, string> = {},
  message = 'upstream text',
): Response =>
  Response.json(
    {
      success: false,
      result: null,
      messages: [],
      errors: code === undefined ? [] : [{ code, message }],
    },
    { status, headers },
  )

export async function codeOf(response: Response): Promise<unknown> {
  return asObject(asObject(await response.json())?.['error'])?.['code']
}
