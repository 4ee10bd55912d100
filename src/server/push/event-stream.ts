// A response of server-sent events, by which a server tells a page of changes.

/**
 * How events are written, and when the connection ends.
 * @see https://html.spec.whatwg.org/multipage/server-sent-events.html
 */
export interface EventWriter {
  /** @param id with which a page resumes after this event. */
  send(name: string, data: string, id: string): void
  /** Says that this is all. */
  end(): void
}

export interface EventSourceRun {
  /** Writes events until `signal` aborts. */
  readonly write: (writer: EventWriter, signal: AbortSignal) => Promise<void>
  /** Aborts when the page hangs up. */
  readonly signal: AbortSignal | undefined
  /** Milliseconds after which the server ends it: whoever still watches asks again, and is authorized again. */
  readonly lifeMs: number
}

/** Milliseconds between signs of life: proxies close what is silent for a minute, and a page learns that it is cut off. */
const HEARTBEAT_MS = 15_000
/** Chunks that a page may leave unread. Then it is not reading, and may come again. */
const UNREAD = 200

export function eventStream({ write, signal, lifeMs }: EventSourceRun): Response {
  const ending = new AbortController()
  const body = new ReadableStream<Uint8Array>(
    {
      start(controller) {
        const encoder = new TextEncoder()
        const add = (text: string): void => {
          if (ending.signal.aborted) return
          controller.enqueue(encoder.encode(text))
          if ((controller.desiredSize ?? 0) <= 0) end()
        }
        const heartbeat = setInterval(() => add(': \n\n'), HEARTBEAT_MS)
        const end = (): void => ending.abort()
        const finish = (): void => {
          add('event: end\ndata: \n\n')
          end()
        }
        const life = setTimeout(finish, lifeMs)
        signal?.addEventListener('abort', end)
        ending.signal.addEventListener('abort', () => {
          clearInterval(heartbeat)
          clearTimeout(life)
          signal?.removeEventListener('abort', end)
          try {
            controller.close()
          } catch {
            // The page has hung up, which closes it too.
          }
        })
        // A page that hung up while the app decided is not told of by an event.
        if (signal?.aborted === true) return end()
        // At once, so that a page can tell a server that streams from a proxy that keeps everything back.
        add(': \n\n')
        const send = (name: string, data: string, id: string): void =>
          add(`event: ${name}\nid: ${id}\ndata: ${data}\n\n`)
        write({ send, end: finish }, ending.signal).catch(end)
      },
      cancel: () => ending.abort(),
    },
    new CountQueuingStrategy({ highWaterMark: UNREAD }),
  )
  return new Response(body, {
    headers: {
      'Content-Type': 'text/event-stream',
      // For proxies: do not compress, which needs whole answers, and (nginx) do not keep back.
      'Cache-Control': 'no-store, no-transform',
      'X-Accel-Buffering': 'no',
    },
  })
}
