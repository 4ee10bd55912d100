import { expect, onTestFinished, test } from 'vitest'
import { sha256OfFile } from '../support/media.js'
import { apiToken, type PageServer } from '../support/page-server.js'
import { serve } from '../support/serve.js'
import { chunkSize, MiB, videoFile } from './files.js'
import { openPage } from './open-page.js'
import { holdClock, saysInTime } from './time.js'

interface DocumentedAnswer {
  readonly status: number
  readonly exposed: string
  /** Makes another upload URL of Stream's. */
  readonly location?: (url: string) => string
}

/**
 * The endpoint of Cloudflare's own documentation, on an origin of its own: no JSON, and only the headers
 * that it exposes can be read. It passes on the length and the metadata of the request, so those must be
 * there.
 * @see https://developers.cloudflare.com/stream/uploading-videos/direct-creator-uploads/
 */
async function documentedEndpoint(
  { emulatorOrigin }: PageServer,
  { status, exposed, location = (url) => url }: DocumentedAnswer,
): Promise<string> {
  const { origin, close } = await serve(async (request) => {
    const cors = { 'access-control-allow-headers': '*', 'access-control-allow-origin': '*' }
    if (request.method === 'OPTIONS') return new Response(null, { headers: cors })
    // It has no route for a video's status.
    if (request.method !== 'POST') return new Response('no such page', { status: 404, headers: cors })
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
        location: location(created.headers.get('location') ?? ''),
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

// The row ended as failed after all bytes had arrived; with a URL that names no video, before the first.
test.for([
  { names: 'the video', code: 'endpoint-no-status', isOpaque: false },
  { names: 'no video', code: 'endpoint-no-video-id', isOpaque: true },
])('it needs no option: a URL that names $names ends as uploaded, and developers are told', async (url) => {
  const { origin: relay, close } = await serve(async (request) => {
    const { pathname, search } = new URL(request.url)
    if (request.method === 'OPTIONS') return new Response(null, { headers: relayed() })
    const headers = new Headers(request.headers)
    headers.delete('host')
    const answer = await fetch(`${Buffer.from(pathname.slice(1), 'base64url').toString()}${search}`, {
      method: request.method,
      headers,
      ...(request.method === 'PATCH' && { body: await request.arrayBuffer() }),
    })
    const shown = ['upload-offset', 'upload-length', 'tus-resumable']
    const kept = shown.flatMap((name): [string, string][] => {
      const value = answer.headers.get(name)
      return value === null ? [] : [[name, value]]
    })
    return new Response(null, {
      status: answer.status,
      headers: { ...relayed(), ...Object.fromEntries(kept) },
    })
  })
  onTestFinished(close)
  const opaque = (given: string): string => `${relay}/${Buffer.from(given).toString('base64url')}`
  let origin = ''
  const { choose, row, emulator, page, server } = await openPage({
    advises: [url.code],
    before: async (opened, started) => {
      await holdClock(opened)
      const answer = { status: 200, exposed: 'Location', ...(url.isOpaque && { location: opaque }) }
      origin = await documentedEndpoint(started, answer)
    },
  })
  await page.goto(server.url({ endpoint: origin, chunkSize }))
  const path = await videoFile('film.mp4', 6 * MiB)
  await choose(path)
  await saysInTime(page, row('film.mp4'), 'Uploaded', 1000)
  const [[, video] = [], ...others] = [...emulator.videos]
  expect(others).toEqual([])
  expect(video?.sha256()).toBe(await sha256OfFile(path))
})

const relayed = (): Record<string, string> => ({
  'access-control-allow-origin': '*',
  'access-control-allow-headers': '*',
  'access-control-allow-methods': '*',
  'access-control-expose-headers': '*',
})
