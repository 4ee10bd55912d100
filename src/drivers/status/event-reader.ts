// Reads server-sent events from a response.

export interface ServerEvent {
  /** `''` for a sign of life. */
  readonly name: string
  readonly data: string
  /** With which the page resumes; `null` if the event has none. */
  readonly id: string | null
}

/**
 * Ends with the response. Not `EventSource`, which can send no headers.
 * @see https://html.spec.whatwg.org/multipage/server-sent-events.html#event-stream-interpretation
 */
export async function readEvents(
  body: ReadableStream<Uint8Array>,
  heard: (event: ServerEvent) => void,
): Promise<void> {
  const reader = body.getReader()
  const decoder = new TextDecoder()
  let rest = ''
  for (;;) {
    const { done, value } = await reader.read()
    if (done) return
    // Only now: a line break of two characters may come in two pieces.
    rest = (rest + decoder.decode(value, { stream: true })).replace(/\r\n/g, '\n')
    const blocks = rest.split('\n\n')
    rest = blocks.pop() ?? ''
    for (const block of blocks) heard(eventOf(block))
  }
}

function eventOf(block: string): ServerEvent {
  const fields = block.split('\n').map((line) => /^([^:]*):? ?(.*)$/.exec(line))
  const all = (name: string): string[] =>
    fields.flatMap((field) => (field?.[1] === name ? [field[2] ?? ''] : []))
  return { name: all('event')[0] ?? '', data: all('data').join('\n'), id: all('id')[0] ?? null }
}
