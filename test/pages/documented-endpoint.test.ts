import { expect, onTestFinished, test } from 'vitest'
import { sha256OfFile } from '../support/media.js'
import { apiToken, type PageServer } from '../support/page-server.js'
import { serve } from '../support/serve.js'
import { chunkSize, MiB, videoFile } from './files.js'
import { openPage } from './open-page.js'

/**
 * The endpoint of Cloudflare's own documentation, on an origin of its own: no JSON, and only the headers
 * that it exposes can be read. It passes on the length and the metadata of the request, so those must be
 * there.
 * @see https://developers.cloudflare.com/stream/uploading-videos/direct-creator-uploads/
 */
async function documentedEndpoint(
  { emulatorOrigin }: PageServer,
  { status, exposed }: { readonly status: number; readonly exposed: string },
): Promise<string> {
  const { origin, close } = await serve(async (request) => {
    const cors = { 'access-control-allow-headers': '*', 'access-control-allow-origin': '*' }
    if (request.method === 'OPTIONS') return new Response(null, { headers: cors })
    const created = await fetch(`${emulatorOrigin}/client/v4/accounts/a/stream?direct_user=true`, {
      method: 'POST',
      headers: {
        authorization: `bearer ${apiToken}`,
        'tus-resumable': '1.0.0',
        'upload-length': request.headers.get('upload-length') ?? '',
        'upload-metadata': request.headers.get('upload-metadata') ?? '',
      },
    })
    return new Response(null, {
      status,
      headers: {
        ...cors,
        'access-control-expose-headers': exposed,
        location: created.headers.get('location') ?? '',
        'stream-media-id': created.headers.get('stream-media-id') ?? '',
      },
    })
  })
  onTestFinished(close)
  return origin
}

test.for([
  { status: 200, exposed: 'Location' },
  { status: 201, exposed: 'Location' },
  { status: 201, exposed: 'Location, stream-media-id' },
])("the endpoint of Cloudflare's documentation, answering $status and exposing $exposed", async (answer) => {
  let origin = ''
  const { choose, row, emulator, page, server } = await openPage({
    before: async (_, started) => {
      origin = await documentedEndpoint(started, answer)
    },
  })
  // It has no route for a video's status.
  await page.goto(server.url({ endpoint: origin, chunkSize, trackProcessing: false }))
  const path = await videoFile('Urlaub ☀️ 2026.mp4', 6 * MiB)
  await choose(path)
  await row('Urlaub ☀️ 2026.mp4').says('Uploaded')
  const [[uid, video] = [], ...others] = [...emulator.videos]
  expect(others).toEqual([])
  expect(video?.sha256()).toBe(await sha256OfFile(path))
  expect(video?.meta['name']).toBe('Urlaub ☀️ 2026.mp4')
  expect(uid).toMatch(/^[0-9a-f]{32}$/)
})
