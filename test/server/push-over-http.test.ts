import { once } from 'node:events'
import { get, type IncomingMessage } from 'node:http'
import { createStreamHandler } from 'react-stream-uploader/server'
import { afterEach, expect, it, vi } from 'vitest'
import { readEvents, type ServerEvent } from '../../src/drivers/status/event-reader.js'
import { type Served, serve } from '../support/serve.js'
import { TOKEN, VIDEO_ID, video } from './fake-stream.js'

let served: Served | undefined
afterEach(() => served?.close())

it('changes arrive one by one over a real connection, and hanging up ends the work', async () => {
  // A host that collects an answer before it sends it would show nothing for a minute.
  let percent = 10
  let calls = 0
  const handler = createStreamHandler({
    accountId: 'acc',
    apiToken: TOKEN,
    authorize: () => ({ creator: 'ann' }),
    push: true,
    readsPerMinute: 240,
    fetch: async () => {
      calls += 1
      return video({ status: { state: 'inprogress', pctComplete: String(percent) } })
    },
  })
  served = await serve(handler)
  // Not `fetch`, which goes on measuring its time in tests whose clock is another one.
  const asked = get(`${served.origin}/api/stream?ids=${VIDEO_ID}`, {
    headers: { Accept: 'text/event-stream' },
  })
  const [incoming] = (await once(asked, 'response')) as [IncomingMessage]
  const heard: ServerEvent[] = []
  const body = new ReadableStream<Uint8Array>({
    async start(controller) {
      try {
        for await (const chunk of incoming) controller.enqueue(chunk)
      } catch {
        // The test has hung up.
      }
    },
  })
  readEvents(body, (event) => void heard.push(event)).catch(() => undefined)
  const hears = (text: string) =>
    vi.waitFor(() => expect(heard.at(-1)?.data).toContain(text), { timeout: 8000, interval: 50 })
  await hears('"percentComplete":10')
  expect(heard[0]).toEqual({ name: '', data: '', id: null })
  percent = 20
  await hears('"percentComplete":20')
  incoming.destroy()
  let before = -1
  // Two looks with a round between them, and no call.
  await vi.waitFor(
    () => {
      const isQuiet = before === calls
      before = calls
      expect(isQuiet).toBe(true)
    },
    { timeout: 10_000, interval: 1600 },
  )
})
