/** Where copies come from: a file that answers HEAD and GET for a range, as Stream wants it. */
export function sourceOf(bytes: Uint8Array<ArrayBuffer>, log: string[] = []): typeof globalThis.fetch {
  return (input, init) => {
    const request = new Request(input, init)
    log.push(`${request.method} ${request.url}`)
    if (request.method === 'HEAD') {
      const range = { 'content-range': `bytes 0-0/${bytes.length}` }
      return Promise.resolve(new Response(null, { headers: range }))
    }
    const end = bytes.length - 1
    const headers = { 'content-range': `bytes 0-${end}/${bytes.length}` }
    return Promise.resolve(new Response(bytes, { status: request.headers.has('range') ? 206 : 200, headers }))
  }
}
