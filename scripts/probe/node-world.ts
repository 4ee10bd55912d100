import { request as httpRequest } from 'node:http'
import { request as httpsRequest } from 'node:https'
import { setTimeout as sleep } from 'node:timers/promises'
import type { ProbeWorld } from './account.js'

/** The real network and clock; waiting ends with the signal. */
export function nodeWorld(
  account: Pick<ProbeWorld, 'accountId' | 'apiToken' | 'apiBaseUrl' | 'clip'>,
  signal: AbortSignal,
): ProbeWorld {
  return {
    ...account,
    // Not the interruption's signal: what was begun is to be known, so that it can be deleted.
    fetch: (request) => fetch(request, { signal: AbortSignal.timeout(30_000) }),
    now: () => Date.now(),
    wait: (ms) => sleep(ms, undefined, { signal }),
    sendPart,
  }
}

/** With fetch a body cannot say another size than it has. */
export async function sendPart(
  url: string,
  headers: Readonly<Record<string, string>>,
  bytes: number,
  size: number,
): Promise<void> {
  const send = url.startsWith('https:') ? httpsRequest : httpRequest
  const request = send(url, { method: 'PATCH', headers: { ...headers, 'content-length': size } })
  // That the connection breaks is what is wanted.
  request.on('error', () => undefined)
  await new Promise<void>((resolve) => {
    request.once('close', resolve)
    request.write(new Uint8Array(bytes), () => request.destroy())
  })
}
