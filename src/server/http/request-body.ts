// Request bodies, read up to a limit.

import { startDeadline } from './deadline.js'
import { Failure, internalFailure } from './failure.js'

const MAX_BODY_BYTES = 64 * 1024
/** Milliseconds in which a body has to be there, before anybody is asked whether the request may be made. */
const LIMIT_MS = 30_000

/** Up to 64 KiB, of a clone: `authorize` may read it too. @throws {Failure} `invalid-request`; `internal` if read before. */
export async function readBody(request: Request): Promise<string> {
  return new TextDecoder().decode(await readBytes(request, MAX_BODY_BYTES))
}

/** Like {@link readBody}, for up to `limit` bytes as they came over the wire. */
export async function readBytes(request: Request, limit: number): Promise<Uint8Array> {
  if (request.bodyUsed) {
    const message =
      'The body was read before the Stream handler got the request, so the handler cannot read it. Mount the handler before any body parser, or pass it a request that has not been read.'
    throw internalFailure('failed', { message })
  }
  if (Number(request.headers.get('content-length')) > limit) throw tooLong(limit)
  const { body } = request.clone()
  return body === null ? new Uint8Array() : collect(body, limit)
}

async function collect(body: ReadableStream<Uint8Array>, limit: number): Promise<Uint8Array> {
  let length = 0
  const limited = new TransformStream<Uint8Array, Uint8Array>({
    transform(chunk, controller) {
      length += chunk.length
      if (length > limit) controller.error(tooLong(limit))
      else controller.enqueue(chunk)
    },
  })
  const deadline = startDeadline(LIMIT_MS)
  deadline.expired.catch(() => undefined)
  try {
    const { signal } = deadline
    return new Uint8Array(await new Response(body.pipeThrough(limited, { signal })).arrayBuffer())
  } catch {
    if (deadline.signal.aborted)
      throw new Failure('invalid-request', 'The body did not end.', { httpStatus: 408 })
    throw length > limit ? tooLong(limit) : new Failure('invalid-request', 'The body broke off.')
  } finally {
    deadline.stop()
  }
}

function tooLong(limit: number): Failure {
  // Not `file-too-large`, which would blame the person's file.
  return new Failure('invalid-request', `The body is longer than ${limit} bytes.`, { httpStatus: 413 })
}
