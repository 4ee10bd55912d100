import type { EmulatorHttpStack } from 'react-stream-uploader/emulator'
import type { Host } from './host.js'
import type { Line } from './line.js'
import type { TabWitness } from './tab-witness.js'
import type { Witness } from './witness.js'

/** tus-js-client's port to the network, over a line that may break. */
export function carriedStack(inner: EmulatorHttpStack, line: Line): EmulatorHttpStack {
  return {
    getName: () => inner.getName(),
    createRequest(method, url) {
      const request = inner.createRequest(method, url)
      const abortion = new AbortController()
      return {
        ...request,
        send: (body) =>
          line.carry({
            run: () => request.send(body),
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
  readonly witness: Witness
  readonly tab: TabWitness
  readonly hearsAborts: boolean
}

/** `fetch` to the host's endpoint, over a line that may break. */
export function carriedFetch({
  fetch,
  line,
  host,
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
        host.answer(method, () => fetch(input, { ...init, signal: hearsAborts ? gone.signal : noSignal })),
      dropped: () => gone.abort(),
      signal: init.signal ?? noSignal,
    }
    if (method === 'GET' && init.signal?.aborted !== true) tab.asked(uid)
    try {
      const response = await line.carry(exchange)
      tab.note(`${method} ${witness.label(uid)} ${response.status}`)
      if (method === 'DELETE') witness.removed(uid, outcomeOf(response))
      const announced = response.headers.get('stream-media-id')
      if (method === 'POST' && announced !== null) witness.announced.set(announced, witness.now())
      return response
    } catch (thrown) {
      tab.note(`${method} ${witness.label(uid)} failed`)
      if (method === 'DELETE') witness.removed(uid, 'passing')
      throw thrown
    }
  }
}

/** Statuses on which the retry policy tries again. */
const passing: ReadonlySet<number> = new Set([408, 409, 423, 425, 429])

function outcomeOf({ ok, status, headers }: Response): 'done' | 'passing' | 'for-good' {
  if (status === 204) return 'done'
  // Not the handler's answer. The client has no reason to doubt it.
  if (ok) return 'for-good'
  const isPatient = Number(headers.get('retry-after') ?? 0) <= 120
  return isPatient && (passing.has(status) || status >= 500) ? 'passing' : 'for-good'
}
