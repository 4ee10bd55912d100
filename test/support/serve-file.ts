/**
 * Answers as a web server does that knows sizes and ranges, both of which Stream asks for when it fetches a
 * link.
 */
export function fileResponse(request: Request, content: Uint8Array<ArrayBuffer>): Response {
  const size = content.byteLength
  const start = Number(/^bytes=(\d+)-$/.exec(request.headers.get('range') ?? '')?.[1] ?? 0)
  const isRange = request.headers.has('range')
  return new Response(request.method === 'HEAD' ? null : content.subarray(start), {
    status: isRange ? 206 : 200,
    headers: {
      'content-type': 'video/mp4',
      'accept-ranges': 'bytes',
      'content-length': String(size - start),
      ...(isRange && { 'content-range': `bytes ${start}-${size - 1}/${size}` }),
    },
  })
}
