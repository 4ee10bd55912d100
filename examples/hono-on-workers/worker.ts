import { Hono } from 'hono'
import type { StreamHandler } from 'react-stream-uploader/server'
import { createStreamEndpoint, type StreamEnv } from '../stream-endpoint.js'

const app = new Hono<{ Bindings: StreamEnv }>()

/** One for all requests of an isolate: it knows what has been read of which video, and how often Stream was asked. */
let endpoint: StreamHandler | undefined

app.all('/api/stream/*', (context) => {
  endpoint ??= createStreamEndpoint(context.env)
  const answer = endpoint(context.req.raw)
  // A browser that goes away would end the request here, and others may be waiting for the same answer of Stream.
  context.executionCtx.waitUntil(answer)
  return answer
})

export default app
