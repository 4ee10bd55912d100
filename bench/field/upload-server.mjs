import { createHash, randomBytes } from 'node:crypto'
import { createServer } from 'node:http'

const MiB = 1_048_576
const SMALLEST_CHUNK = 5 * MiB
const LARGEST_CHUNK = 200 * MiB
const CHUNK_STEP = 262_144

/**
 * An upload server that writes nothing: it counts, and refuses what Stream would refuse. Two ways in, for pages of any origin:
 *
 * - `/tus/<id>`: HEAD and PATCH, with Stream's rules for chunks, one PATCH at a time, at the right offset.
 * - `/put/<id>`: PUT of a whole body, or of ranges as Google Cloud Storage takes them.
 *
 * Options: `keepsPartial`, whether what arrived of a broken PATCH counts; `closes`, one request per connection, because Chromium by itself
 * repeats a request whose kept-alive connection breaks; `hashes`, whether the bytes are hashed; `answers`, whether a body is ever answered.
 */
export async function startUploadServer({
  keepsPartial = true,
  closes = false,
  hashes = false,
  answers = true,
} = {}) {
  const uploads = new Map()
  const arrived = { bytes: 0, firstAt: null }
  const server = createServer((request, response) => {
    response.setHeader('Access-Control-Allow-Origin', '*')
    response.setHeader('Access-Control-Expose-Headers', 'Upload-Offset, Upload-Length, Range')
    response.setHeader('Tus-Resumable', '1.0.0')
    if (closes) response.setHeader('Connection', 'close')
    if (request.method === 'OPTIONS') return allow(response)
    const upload = uploads.get(request.url.split('/').at(-1).split('?')[0])
    if (upload === undefined) return refuse(request, response, 404)
    if (request.method === 'HEAD') return tell(upload, response)
    if (request.method === 'PATCH') return patch(upload, request, response)
    if (request.method === 'PUT') return put(upload, request, response)
    return refuse(request, response, 405)
  })
  server.requestTimeout = 0
  await new Promise((resolve) => server.listen(0, '127.0.0.1', resolve))

  function patch(upload, request, response) {
    const { headers } = request
    const size = Number(headers['content-length'])
    if (headers['content-type'] !== 'application/offset+octet-stream') return refuse(request, response, 415)
    if (headers['tus-resumable'] !== '1.0.0') return refuse(request, response, 412)
    if (upload.isOpen) return refuse(request, response, 423)
    if (headers['upload-offset'] !== String(upload.offset)) return refuse(request, response, 409)
    if (!isLegal(size, upload)) return refuse(request, response, 400)
    return take(upload, request, keepsPartial, () => {
      response.writeHead(204, { 'Upload-Offset': upload.offset }).end()
    })
  }

  function put(upload, request, response) {
    const [, start] = /^bytes (\d+)-\d+\/\d+$/.exec(request.headers['content-range'] ?? '') ?? []
    if (start !== undefined && Number(start) !== upload.offset) return refuse(request, response, 409)
    if (start === undefined) restart(upload)
    return take(upload, request, false, () => {
      const isWhole = upload.offset === upload.length
      response.writeHead(isWhole ? 200 : 308, isWhole ? {} : { Range: `bytes=0-${upload.offset - 1}` }).end()
    })
  }

  /** What has arrived counts at once, or only once all of the body has. */
  function take(upload, request, isKept, done) {
    const start = upload.offset
    const before = upload.hash?.copy()
    let received = 0
    upload.isOpen = true
    request.on('data', (bytes) => {
      arrived.firstAt ??= performance.timeOrigin + performance.now()
      arrived.bytes += bytes.length
      received += bytes.length
      upload.hash?.update(bytes)
      if (isKept) upload.offset = start + received
    })
    request.on('end', () => {
      upload.offset = start + received
      upload.isOpen = false
      if (answers) done()
    })
    // Broken off. What there is to do is done below.
    request.on('error', () => {})
    request.on('close', () => {
      if (request.complete) return
      upload.isOpen = false
      if (!isKept) upload.hash = before
    })
  }

  function restart(upload) {
    upload.offset = 0
    upload.hash = hashes ? createHash('sha256') : undefined
  }

  return {
    port: server.address().port,
    arrived,
    create(length) {
      const id = randomBytes(16).toString('hex')
      const upload = { length, isOpen: false }
      restart(upload)
      uploads.set(id, upload)
      return id
    },
    /** How many are complete; with a hash, only those that have it. */
    whole: (sha256) =>
      [...uploads.values()].filter(
        ({ offset, length, hash }) =>
          offset === length && (sha256 === undefined || hash.copy().digest('hex') === sha256),
      ).length,
    close() {
      server.closeAllConnections()
      return new Promise((resolve) => server.close(resolve))
    },
  }
}

function isLegal(size, { offset, length }) {
  if (offset + size > length || size > LARGEST_CHUNK) return false
  return offset + size === length || (size >= SMALLEST_CHUNK && size % CHUNK_STEP === 0)
}

function tell({ offset, length }, response) {
  response
    .writeHead(200, { 'Upload-Offset': offset, 'Upload-Length': length, 'Cache-Control': 'no-store' })
    .end()
}

function allow(response) {
  response
    .writeHead(204, {
      'Access-Control-Allow-Methods': 'HEAD, PATCH, PUT',
      'Access-Control-Allow-Headers':
        'Content-Type, Content-Range, Tus-Resumable, Upload-Length, Upload-Metadata, Upload-Offset',
      'Access-Control-Max-Age': '86400',
    })
    .end()
}

/** Once the body is there: a browser that is still sending would see a broken connection, and no status. */
function refuse(request, response, status) {
  request.resume()
  request.on('end', () => response.writeHead(status).end())
}
