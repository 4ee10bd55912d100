import { getRequestListener } from '@hono/node-server'
import express from 'express'
import { createStreamEndpoint } from './stream-endpoint.js'

const app = express()

// Before `express.json()`, which would consume the body. A webhook's signature covers the bytes of its body.
app.use(
  '/api/stream',
  getRequestListener(createStreamEndpoint(process.env), { overrideGlobalObjects: false }),
)

app.use(express.json())
app.post('/api/echo', (request, response) => void response.json(request.body))

export const server = app.listen(Number(process.env['PORT'] ?? 3000), '127.0.0.1')
