import { environmentManager, QueryClient } from '@tanstack/react-query'
import { vi } from 'vitest'
import { createHeaderSource } from '../../../src/drivers/endpoint/header-source.js'
import { httpEndpoint } from '../../../src/drivers/endpoint/http-endpoint.js'
import { createQueryStatusSource } from '../../../src/drivers/status/query-status-source.js'
import { createWatchTogether } from '../../../src/drivers/status/watch-together.js'
import { systemClock } from '../../../src/drivers/time/clock.js'
import { fakePorts } from '../../support/fake-ports.js'

environmentManager.setIsServer(() => false)

export const idOf = (index: number): string => index.toString(16).padStart(32, '0')
export const ids = [1, 2, 3, 4, 5].map(idOf)

export let ending: AbortController
let client: QueryClient

export function setUp(): void {
  vi.useFakeTimers()
  ending = new AbortController()
  client = new QueryClient()
}

/** As if the rows of all watched videos were gone. */
export function endAll(): void {
  ending.abort()
  ending = new AbortController()
}

export function tearDown(): void {
  ending.abort()
  client.clear()
  Reflect.deleteProperty(performance, 'getEntriesByType')
}

export const pass = (ms: number): Promise<unknown> => vi.advanceTimersByTimeAsync(ms)
export const statusOf = (id: string, percent: number) => ({
  id,
  status: { state: 'inprogress', percentComplete: percent },
  readyToStream: false,
})

type Answer = (request: Request, asked: readonly string[]) => Response | Promise<Response> | null

/** A page that watches videos at an endpoint which offers to answer several at once. `several` may answer in its place. */
export function page(several: Answer = () => null, offer = 'ids', protocol = 'h2') {
  const requests: string[] = []
  const streams: {
    readonly request: Request
    say(text: string): void
    end(): void
    readonly isCut: () => boolean
  }[] = []
  const seen = new Map<string, (number | null)[]>()
  const failed: string[] = []
  const percents = new Map<string, number>()
  const json = (body: unknown): Response => Response.json(body, { headers: { 'Stream-Watch': offer } })
  const fetch = async (input: RequestInfo | URL, init?: RequestInit): Promise<Response> => {
    const request = new Request(input, init)
    const url = new URL(request.url)
    const asked = url.searchParams.get('ids')?.split(',') ?? []
    const isStream = request.headers.get('accept') === 'text/event-stream'
    if (asked.length === 0) {
      const id = url.pathname.split('/').at(-1) ?? ''
      requests.push(`one ${id.slice(-1)}`)
      return json(statusOf(id, percents.get(id) ?? 0))
    }
    requests.push(
      `${isStream ? 'stream' : 'several'} ${asked
        .map((id) => id.slice(-1))
        .toSorted()
        .join('')}`,
    )
    const given = several(request, asked)
    if (given !== null) return given
    if (isStream) return openStream(request)
    return json({ videos: asked.map((id) => statusOf(id, percents.get(id) ?? 0)), refused: [] })
  }
  function openStream(request: Request): Response {
    let isCut = false
    const body = new ReadableStream<Uint8Array>({
      start(controller) {
        const say = (text: string): void => controller.enqueue(new TextEncoder().encode(text))
        request.signal.addEventListener('abort', () => {
          isCut = true
          controller.error(new DOMException('cut', 'AbortError'))
        })
        streams.push({ request, say, end: () => controller.close(), isCut: () => isCut })
        say(': \n\n')
      },
    })
    return new Response(body, { headers: { 'Content-Type': 'text/event-stream' } })
  }
  // Only this method: requests of other tests may still measure their time.
  const timing = { name: 'https://app.test/api/stream/1', nextHopProtocol: protocol }
  Object.defineProperty(performance, 'getEntriesByType', {
    configurable: true,
    value: (type: string) => (type === 'resource' ? [timing] : []),
  })
  const endpoint = httpEndpoint({
    url: 'https://app.test/api/stream',
    headers: createHeaderSource(() => ({ Authorization: 'Bearer a' })),
    fetch,
    clock: systemClock,
  })
  const loadTogether = vi.fn<() => Promise<typeof createWatchTogether>>(async () => createWatchTogether)
  const source = createQueryStatusSource(
    () => client,
    () => endpoint,
    systemClock,
    fakePorts().connectivity,
    (error) => failed.push(String(error)),
    loadTogether,
  )
  const watch = (id: string, signal: AbortSignal = ending.signal): void => {
    const reports = {
      read: ({ status }: { status: { percentComplete: number | null } }) =>
        void seen.set(id, [...(seen.get(id) ?? []), status.percentComplete]),
      failed: (error: { code: string }) => void failed.push(error.code),
    }
    source.watch(id, reports, signal)
  }
  const pushed = (id: string, percent: number, mark = 'm'): string =>
    `event: video\nid: ${mark}\ndata: ${JSON.stringify(statusOf(id, percent))}\n\n`
  const last = (id: string): number | null | undefined => seen.get(id)?.at(-1)
  return { requests, streams, seen, failed, percents, loadTogether, watch, pushed, last }
}
