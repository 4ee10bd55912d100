import type { EmulatorHttpStack } from 'react-stream-uploader/emulator'
import type { Freezer } from './freezer.js'
import type { Host } from './host.js'
import type { Line } from './line.js'
import type { Repeater } from './repeater.js'
import type { TabWitness } from './tab-witness.js'
import type { Witness } from './witness.js'

interface StackParts {
  readonly inner: EmulatorHttpStack
  /** What a doubled request takes: no tab has sent it. */
  readonly unwatched: EmulatorHttpStack
  readonly line: Line
  readonly repeater: Repeater
  readonly freezer: Freezer
}

/** tus-js-client's port to the network, over a line that may break, and double. */
export function carriedStack({ inner, unwatched, line, repeater, freezer }: StackParts): EmulatorHttpStack {
  return {
    getName: () => inner.getName(),
    createRequest(method, url) {
      const request = inner.createRequest(method, url)
      const abortion = new AbortController()
      const headers = new Map<string, string>()

      function copy(): typeof request {
        const again = unwatched.createRequest(method, url)
        for (const [name, value] of headers) again.setHeader(name, value)
        return again
      }

      return {
        ...request,
        setHeader(name, value) {
          headers.set(name, value)
          request.setHeader(name, value)
        },
        setProgressHandler: (handler) =>
          request.setProgressHandler((sent) => freezer.run('answer', () => handler(sent))),
        send: (body) =>
          line.carry({
            run: () => repeater.pass(method, (isCopy) => (isCopy ? copy() : request).send(body)),
            dropped: () => void request.abort(),
            signal: abortion.signal,
          }),
        abort() {
          abortion.abort()
          return request.abort()
        },
      }
    },
  }
}

interface Parts {
  readonly fetch: typeof globalThis.fetch
  readonly line: Line
  readonly host: Host
  readonly repeater: Repeater
  readonly witness: Witness
  readonly tab: TabWitness
  readonly hearsAborts: boolean
}

/** `fetch` to the host's endpoint, over a line that may break. */
export function carriedFetch({
  fetch,
  line,
  host,
  repeater,
  witness,
  tab,
  hearsAborts,
}: Parts): typeof globalThis.fetch {
  return async (input, init = {}) => {
    const method = init.method ?? 'GET'
    const { url } = new Request(input)
    const uid = /[0-9a-f]{32}$/.exec(url)?.[0] ?? ''
    const noSignal = new AbortController().signal
    const gone = new AbortController()
    const exchange = {
      run: () =>
        repeater.pass(method, (isCopy) =>
          host.answer(method, () =>
            fetch(input, { ...init, signal: hearsAborts && !isCopy ? gone.signal : noSignal }),
          ),
        ),
      dropped: () => gone.abort(),
      signal: init.signal ?? noSignal,
    }
    if (method === 'GET' && init.signal?.aborted !== true) tab.asked(uid)
    try {
      const { response, bodyAfter } = await line.carry(exchange)
      tab.note(`${method} ${witness.label(uid)} ${response.status}`)
      if (method === 'DELETE') witness.removed(uid, outcomeOf(response))
      const announced = response.headers.get('stream-media-id')
      if (method === 'POST' && announced !== null) {
        const patience = Math.min(bodyAfter ?? 0, BODY_PATIENCE)
        witness.announced.set(announced, witness.now() + patience)
      }
      return line.body(response, bodyAfter)
    } catch (thrown) {
      tab.note(`${method} ${witness.label(uid)} failed`)
      if (method === 'DELETE') witness.removed(uid, 'passing')
      throw thrown
    }
  }
}

/** Milliseconds for which the client waits for the body of a creation: so long it may not know the video. */
const BODY_PATIENCE = 5000

/** Statuses on which the retry policy tries again. */
const passing: ReadonlySet<number> = new Set([408, 409, 423, 425, 429])

function outcomeOf({ ok, status, headers }: Response): 'done' | 'passing' | 'for-good' {
  if (status === 204) return 'done'
  // Not the handler's answer. The client has no reason to doubt it.
  if (ok) return 'for-good'
  const isPatient = Number(headers.get('retry-after') ?? 0) <= 120
  return isPatient && (passing.has(status) || status >= 500) ? 'passing' : 'for-good'
}
