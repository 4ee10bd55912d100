import { createHash, type Hash } from 'node:crypto'
import { readFile } from 'node:fs/promises'
import { extname, join, normalize } from 'node:path'
import {
  ConnectionDroppedError,
  createStreamEmulator,
  type Hasher,
  type StreamEmulator,
  type StreamEmulatorOptions,
} from 'react-stream-uploader/emulator'
import { createStreamHandler, type FieldRule } from 'react-stream-uploader/server'
import type { PageOptions } from './page-app/host-page.js'
import { serve } from './serve.js'

type Fetch = (request: Request) => Promise<Response>

/** Answers in the endpoint's place; `next` is the endpoint. */
export type Intercept = (request: Request, next: Fetch) => Response | Promise<Response>

/** Answers in the place of the page's document. */
type Rewrite = (document: Response, url: URL) => Response | Promise<Response>

/** The own fields that the endpoint takes. */
const taken: readonly FieldRule[] = [
  { name: 'place', required: true },
  { name: 'story', type: 'long-text' },
  { name: 'season', type: 'choice', choices: ['Summer', 'Winter'] },
]

/** Nobody but the endpoint and the emulator may ever see it. */
export const apiToken = 'api-token-for-the-server-alone'

interface Lesson {
  readonly title: unknown
  readonly videos: readonly unknown[]
}

export interface PageServer {
  /** Address of the page with these options. */
  readonly url: (options?: PageOptions) => string
  readonly emulator: StreamEmulator
  /** `http://127.0.0.1:<port>`, another one than the page's. */
  readonly emulatorOrigin: string
  /**
   * What the browser asked of the endpoint, oldest first, such as `POST 201`; without a status where it is
   * still open.
   */
  readonly endpointRequests: readonly string[]
  /** How many chunks are being received at this moment, and were at most. */
  readonly openPatches: () => number
  readonly mostOpenPatches: () => number
  readonly intercept: (intercept: Intercept | null) => void
  readonly rewrite: (rewrite: Rewrite) => void
  /** Paths of the page's files that the browser has asked for. */
  readonly filesAsked: readonly string[]
  /** Cuts the connection of requests for files of the page whose path matches; `null` for none. */
  readonly cutFiles: (path: RegExp | null) => void
  /** What the page's forms have sent, oldest first. */
  readonly lessons: readonly Lesson[]
  readonly close: () => Promise<void>
}

/**
 * A host app and Stream: the page and its endpoint on one origin, the emulator on another, so that CORS is
 * as real as the network.
 * @param directory where the page was built
 */
export async function startPageServer(
  directory: string,
  options: StreamEmulatorOptions = {},
): Promise<PageServer> {
  const emulator = createStreamEmulator({ apiToken, createHash: () => nodeHasher(), ...options })
  const patches = countPatches(emulator.fetch)
  const stream = await serve(patches.fetch)
  const handler = createStreamHandler({
    accountId: 'a'.repeat(32),
    apiToken,
    apiBaseUrl: `${stream.origin}/client/v4`,
    authorize: () => ({ creator: 'somebody', fields: taken }),
    // There are no others here.
    allowPrivateHosts: true,
  })
  const endpointRequests: string[] = []
  let intercept: Intercept | null = null
  const filesAsked: string[] = []
  const lessons: Lesson[] = []
  let cut: RegExp | null = null
  let rewrite: Rewrite = (document) => document

  async function endpoint(request: Request): Promise<Response> {
    const index = endpointRequests.push(request.method) - 1
    const response = await (intercept === null ? handler(request) : intercept(request, handler))
    endpointRequests[index] = `${request.method} ${response.status}`
    return response
  }

  const app = await serve(async (request) => {
    const url = new URL(request.url)
    const { pathname } = url
    if (/^\/api\/stream(\/|$)/.test(pathname)) return endpoint(request)
    if (pathname === '/lessons') {
      lessons.push(await lessonIn(request))
      return new Response('<p>Saved</p>', { headers: { 'Content-Type': 'text/html' } })
    }
    filesAsked.push(pathname)
    if (cut?.test(pathname)) throw new ConnectionDroppedError()
    const file = await fileAt(directory, pathname)
    return pathname === '/' ? rewrite(file, url) : file
  })
  return {
    url: (page = {}) => `${app.origin}/?options=${encodeURIComponent(JSON.stringify(page))}`,
    emulator,
    emulatorOrigin: stream.origin,
    endpointRequests,
    openPatches: patches.open,
    mostOpenPatches: patches.most,
    intercept: (next) => {
      intercept = next
    },
    rewrite: (next) => {
      rewrite = next
    },
    filesAsked,
    lessons,
    cutFiles: (path) => {
      cut = path
    },
    close: async () => {
      await Promise.all([app.close(), stream.close()])
    },
  }
}

async function lessonIn(request: Request): Promise<Lesson> {
  if (request.headers.get('Content-Type') === 'application/json') return (await request.json()) as Lesson
  const form = await request.formData()
  return { title: form.get('title'), videos: form.getAll('video') }
}

function countPatches(fetch: Fetch): {
  readonly fetch: Fetch
  readonly open: () => number
  readonly most: () => number
} {
  let open = 0
  let most = 0
  return {
    open: () => open,
    most: () => most,
    async fetch(request) {
      if (request.method !== 'PATCH') return fetch(request)
      open += 1
      most = Math.max(most, open)
      try {
        return await fetch(request)
      } finally {
        open -= 1
      }
    },
  }
}

const types: Readonly<Record<string, string>> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
}

async function fileAt(directory: string, pathname: string): Promise<Response> {
  const name = pathname === '/' ? 'index.html' : normalize(pathname)
  const type = types[extname(name)]
  if (type === undefined) return new Response('Not Found', { status: 404 })
  return new Response(await readFile(join(directory, name)), { headers: { 'content-type': type } })
}

/** Three times as fast as the emulator's own, which has to run in browsers. */
function nodeHasher(hash: Hash = createHash('sha256')): Hasher {
  return {
    update: (bytes) => void hash.update(bytes),
    clone: () => nodeHasher(hash.copy()),
    digest: () => hash.digest('hex'),
  }
}
