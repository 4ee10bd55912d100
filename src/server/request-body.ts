import { Failure } from './failure.js'

const MAX_BODY_BYTES = 64 * 1024

/**
 * Reads a request's body as text, up to 64 KiB. It reads a clone, so that the host's `authorize` can read the request as well.
 * @throws {Failure} with `invalid-request`, or with `internal` where the host has read the body before.
 */
export async function readBody(request: Request): Promise<string> {
  if (request.bodyUsed) {
    throw new Failure('internal', 'The endpoint failed. Its `onError` option is told why.', {
      report: {
        message:
          'The body was read before the Stream handler got the request, so it cannot tell which file is meant. Mount the handler before any body parser, or pass it a request that nobody has read.',
      },
    })
  }
  if (Number(request.headers.get('content-length')) > MAX_BODY_BYTES) throw tooLong()
  const { body } = request.clone()
  return body === null ? '' : collect(body)
}

async function collect(body: ReadableStream<Uint8Array>): Promise<string> {
  let length = 0
  const limit = new TransformStream<Uint8Array, Uint8Array>({
    transform(chunk, controller) {
      length += chunk.length
      if (length > MAX_BODY_BYTES) controller.error(tooLong())
      else controller.enqueue(chunk)
    },
  })
  try {
    return await new Response(body.pipeThrough(limit)).text()
  } catch {
    throw length > MAX_BODY_BYTES ? tooLong() : new Failure('invalid-request', 'The body broke off.')
  }
}

function tooLong(): Failure {
  // Not `file-too-large`, which would blame the person's file.
  return new Failure('invalid-request', `The body is longer than ${MAX_BODY_BYTES} bytes.`, {
    httpStatus: 413,
  })
}
