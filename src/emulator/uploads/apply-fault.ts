// What a fault does to a request and to its answer.

import type { Fault } from '../account/faults.js'
import { sleep } from '../http/abortable.js'
import { breakAfter, drain, pace, storeFirst } from '../http/body-stream.js'
import { ConnectionDroppedError } from '../http/connection-dropped-error.js'
import { withDoubledHeader, withoutHeader } from '../http/cors.js'
import type { IncomingRequest } from '../http/incoming-request.js'
import type { Route } from '../http/route.js'
import type { VideoStore } from '../videos/video-store.js'
import { drainLimit, type UploadRequest } from './tus-endpoint.js'

type Bytes = AsyncGenerator<Uint8Array>

/** As nginx answers, without a word of tus. */
const tooLarge = '<html><head><title>413 Request Entity Too Large</title></head></html>'

/** The body under a fault: slower, or shorter. */
export function faultyBody(
  store: VideoStore,
  fault: Fault | null,
  request: IncomingRequest,
  body: Bytes,
): Bytes {
  const { now, settings } = store
  const speed = fault?.kind === 'bandwidth' ? fault.bytesPerSecond : settings.bandwidth
  const paced = speed === Infinity ? body : pace(body, speed, now, request.signal)
  if (fault?.kind === 'store-and-forward') return storeFirst(paced, fault.bytesPerSecond, request.signal)
  if (fault?.kind === 'stall') return breakAfter(paced, fault.bytes ?? 0)
  if (fault?.kind !== 'drop') return paced
  const half = Math.floor(Number(request.headers.get('content-length') ?? 131_072) / 2)
  if (fault.at === 'during') return breakAfter(paced, fault.bytes ?? half)
  // None of it may be kept, so it must break before the last byte is accepted.
  return fault.at === 'after' && fault.kept === false ? breakAfter(paced, Infinity) : paced
}

/** @param answer what happens without a fault */
export async function applyFault(
  fault: Fault | null,
  route: Route,
  { request, body }: UploadRequest,
  answer: () => Promise<Response>,
): Promise<Response> {
  const takesBody = route.kind === 'patch' || route.kind === 'basic-upload'
  switch (fault?.kind) {
    case 'status':
      await drain(body, drainLimit(request))
      return new Response(fault.body ?? null, { status: fault.status, headers: { ...fault.headers } })
    case 'locked':
      await drain(body, drainLimit(request))
      return new Response('Locked', { status: 423, headers: { 'tus-resumable': '1.0.0' } })
    case 'delay':
      await sleep(fault.ms, request.signal)
      return answer()
    case 'stall':
      // The upload sees a dropped connection and is unlocked: a server that does not read cannot see its
      // client leave.
      if (fault.bytes !== undefined && takesBody) await answer().catch(() => undefined)
      return sleep(Infinity, request.signal).then(answer)
    case 'drop':
      if (fault.at === 'before' || (fault.at === 'during' && !takesBody)) throw new ConnectionDroppedError()
      await answer()
      throw new ConnectionDroppedError()
    case 'lose-answer':
      await answer()
      throw new ConnectionDroppedError()
    case 'body-limit': {
      const declared = Number(request.headers.get('content-length') ?? 0)
      if (!takesBody || declared <= fault.bytes) return answer()
      await drain(body, drainLimit(request))
      return new Response(tooLarge, { status: 413, headers: { 'content-type': 'text/html' } })
    }
    case 'double-header':
      return withDoubledHeader(await answer(), fault.name, fault.value)
    case 'no-offset':
      return withoutHeader(await answer(), 'upload-offset')
    case 'bandwidth':
    case 'store-and-forward':
    case 'no-cors':
    case 'expire':
    case 'encode-error':
    case undefined:
      break
  }
  return answer()
}
