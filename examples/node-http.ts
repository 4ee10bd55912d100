import { createServer } from 'node:http'
import { getRequestListener } from '@hono/node-server'
import { createStreamEndpoint } from './stream-endpoint.js'

const streamListener = getRequestListener(createStreamEndpoint(process.env), { overrideGlobalObjects: false })

export const server = createServer((request, response) => {
  if (/^\/api\/stream(?=$|[/?])/.test(request.url ?? '')) void streamListener(request, response)
  else response.writeHead(404).end()
}).listen(Number(process.env['PORT'] ?? 3000), '127.0.0.1')
