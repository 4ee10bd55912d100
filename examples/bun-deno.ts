import { createStreamEndpoint } from './stream-endpoint.js'

const endpoint = createStreamEndpoint(process.env)

// `bun run bun-deno.ts`, or `deno serve --allow-env --allow-net --sloppy-imports bun-deno.ts`.
export default {
  fetch(request: Request): Response | Promise<Response> {
    const { pathname } = new URL(request.url)
    if (pathname === '/api/stream' || pathname.startsWith('/api/stream/')) return endpoint(request)
    return new Response('Not Found', { status: 404 })
  },
}
