import { readFile } from 'node:fs/promises'
import { createServer } from 'node:http'
import { extname, join } from 'node:path'

const types = { '.html': 'text/html; charset=utf-8', '.js': 'text/javascript', '.css': 'text/css' }

/**
 * The page of a contender, and the host's endpoint: it creates uploads for whoever asks, by tus or by this package's protocol. `uploadOrigin`
 * is where their bytes go. Every video can be played at once.
 */
export async function startPageServer(directory, { uploads, uploadOrigin }) {
  const server = createServer((request, response) => void answer(request, response))
  await new Promise((resolve) => server.listen(0, '127.0.0.1', resolve))

  async function answer(request, response) {
    const { pathname } = new URL(request.url, 'http://host')
    if (pathname === '/api/stream' && request.method === 'POST') return create(request, response)
    if (pathname.startsWith('/api/stream/')) return tell(pathname.split('/')[3], request, response)
    const name = pathname === '/' ? '/index.html' : pathname
    const type = types[extname(name)]
    if (type === undefined) return response.writeHead(404).end()
    return response.writeHead(200, { 'Content-Type': type }).end(await readFile(join(directory, name)))
  }

  async function create(request, response) {
    const chunks = await request.toArray()
    const length = Number(request.headers['upload-length'] ?? JSON.parse(Buffer.concat(chunks)).size)
    const id = uploads.create(length)
    const uploadUrl = `${uploadOrigin}/tus/${id}`
    response
      .writeHead(201, {
        'Content-Type': 'application/json',
        'Tus-Resumable': '1.0.0',
        Location: uploadUrl,
        'stream-media-id': id,
      })
      .end(JSON.stringify({ uploadUrl, videoId: id, putUrl: `${uploadOrigin}/put/${id}` }))
  }

  function tell(id, request, response) {
    request.resume()
    if (request.method !== 'GET') return response.writeHead(204).end()
    const video = { uid: id, readyToStream: true, status: { state: 'ready', pctComplete: '100' } }
    return response.writeHead(200, { 'Content-Type': 'application/json' }).end(JSON.stringify(video))
  }

  return {
    port: server.address().port,
    close() {
      server.closeAllConnections()
      return new Promise((resolve) => server.close(resolve))
    },
  }
}
