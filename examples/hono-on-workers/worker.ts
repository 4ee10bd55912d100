import { Hono } from 'hono'
import type { StreamHandler } from 'react-stream-uploader/server'
import { createStreamEndpoint, type StreamEnv } from '../stream-endpoint.js'

const app = new Hono<{ Bindings: StreamEnv }>()

/** One for all requests of an isolate: it caches the status of videos and counts its calls to Stream. */
let endpoint: StreamHandler | undefined

app.all('/api/stream/*', (context) => {
  endpoint ??= createStreamEndpoint(context.env)
  const answer = endpoint(context.req.raw)
  // If the browser disconnects, the work goes on: others may be waiting for the same answer of Stream.
  context.executionCtx.waitUntil(answer)
  return answer
})

export default app
