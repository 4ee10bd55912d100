import {
  ConnectionDroppedError,
  type IncomingRequest,
  type StreamEmulator,
} from 'react-stream-uploader/emulator'
import { endpointErrorStatus } from '../../src/protocol/problem.js'
import { type Conditions, faultOf, networkOf } from './conditions.js'

type Fetch = (request: Request) => Promise<Response>

/**
 * An emulator behind one connection that all uploads share. Its speed and faults follow the current conditions. Requests of a server (`fetch`)
 * do not use that connection. `topSpeed`: bytes per second at full speed.
 */
export function overRoughLine(
  emulator: StreamEmulator,
  conditions: () => Conditions,
  topSpeed = Infinity,
): StreamEmulator {
  let imposed: Conditions['fault'] = 'none'
  let takeBack: readonly (() => void)[] = []
  let freeAt = 0

  function renewRules(): void {
    const now = conditions()
    if (now.fault === imposed) return
    imposed = now.fault
    for (const end of takeBack) end()
    takeBack = (faultOf(now).rules ?? []).map((rule) => emulator.fail(rule))
  }

  async function* carried(body: AsyncIterable<Uint8Array>): AsyncGenerator<Uint8Array> {
    const startedAt = Date.now()
    for await (const piece of body) {
      const bytesPerSecond = Math.min(networkOf(conditions()).bytesPerSecond, topSpeed)
      if (bytesPerSecond === 0) throw new ConnectionDroppedError()
      const now = Date.now()
      freeAt = Math.max(freeAt, now) + (piece.byteLength / bytesPerSecond) * 1000
      if (freeAt > now) await new Promise((resolve) => setTimeout(resolve, freeAt - now))
      const { breaksAfterMs = Infinity } = faultOf(conditions())
      if (Date.now() - startedAt > breaksAfterMs) throw new ConnectionDroppedError()
      yield piece
    }
  }

  return {
    ...emulator,
    fetch: (request) => {
      renewRules()
      return emulator.fetch(request)
    },
    handle: async (request: IncomingRequest) => {
      renewRules()
      assertOnline(conditions())
      return emulator.handle({ ...request, body: request.body === null ? null : carried(request.body) })
    },
  }
}

/** An app's endpoint behind the same connection. */
export function endpointOverRoughLine(endpoint: Fetch, conditions: () => Conditions): Fetch {
  return async (request) => {
    assertOnline(conditions())
    const code = faultOf(conditions()).refusal
    if (code === undefined) return endpoint(request)
    const problem = { error: { code, message: 'Chosen in the toolbar.' } }
    return Response.json(problem, { status: endpointErrorStatus[code] })
  }
}

function assertOnline(conditions: Conditions): void {
  if (networkOf(conditions).bytesPerSecond === 0) throw new ConnectionDroppedError()
}
