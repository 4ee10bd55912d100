import { createHash } from 'node:crypto'
import { createStreamEmulator, type StreamEmulator } from 'react-stream-uploader/emulator'
import { Upload } from 'tus-js-client'
import { afterAll, beforeAll, expect, it, vi } from 'vitest'
import { type StreamEnv, signSession } from '../../examples/stream-endpoint.js'
import { signWebhook } from '../../src/server/webhook/webhook-signature.js'
import { padMp4 } from '../support/media.js'
import { serve } from '../support/serve.js'

/** A recipe at work. */
export interface Host {
  readonly origin: string
  readonly send: (request: Request) => Promise<Response>
  readonly close?: () => Promise<void>
}

const secrets = {
  SESSION_SECRET: 'secret-of-sessions',
  CLOUDFLARE_STREAM_WEBHOOK_SECRET: 'secret-of-webhooks',
}
const SIZE = 1_048_576

/** What every recipe must do, on an emulator that it reaches over HTTP. The environment is the process's, too. */
export function isStreamEndpoint(start: (env: StreamEnv) => Promise<Host>): void {
  let emulator: StreamEmulator
  let closeEmulator: () => Promise<void>
  let host: Host

  beforeAll(async () => {
    emulator = createStreamEmulator({ encoding: { queuedMs: 0, playableMs: 0, completeMs: 0 } })
    const stream = await serve(emulator.fetch)
    closeEmulator = stream.close
    const env = {
      ...secrets,
      CLOUDFLARE_ACCOUNT_ID: 'a'.repeat(32),
      CLOUDFLARE_API_TOKEN: 'token',
      CLOUDFLARE_API_BASE_URL: `${stream.origin}/client/v4`,
    }
    for (const [name, value] of Object.entries(env)) vi.stubEnv(name, value)
    host = await start(env)
  })
  afterAll(async () => {
    await host.close?.()
    await closeEmulator()
    vi.unstubAllEnvs()
  })

  const send = (path: string, init?: RequestInit): Promise<Response> =>
    host.send(new Request(`${host.origin}/api/stream${path}`, init))
  const signedIn = async (userId: string): Promise<{ readonly cookie: string }> => ({
    cookie: `theme=dark; session=${await signSession(userId, secrets.SESSION_SECRET)}`,
  })
  const create = (headers: Record<string, string>): Promise<Response> =>
    send('', {
      method: 'POST',
      headers: { 'content-type': 'application/json', ...headers },
      body: JSON.stringify({ name: 'Urlaub ☀️.mp4', size: SIZE, type: 'video/mp4', lastModified: 0 }),
    })

  it('takes an upload, tells when it can be played, and discards it', async () => {
    const session = await signedIn('ann')
    const created = await create({ ...session, origin: host.origin, 'sec-fetch-site': 'same-origin' })
    expect(created.status).toBe(201)
    const { uploadUrl, videoId } = await created.json()

    const bytes = Buffer.concat(padMp4(SIZE))
    await new Promise<void>((resolve, reject) => {
      const options = {
        uploadUrl,
        storeFingerprintForResuming: false,
        onSuccess: () => resolve(),
        onError: reject,
      }
      new Upload(bytes, options).start()
    })
    const video = emulator.videos.get(videoId)
    expect(video?.sha256()).toBe(createHash('sha256').update(bytes).digest('hex'))
    expect(video?.meta['name']).toBe('Urlaub ☀️.mp4')

    const read = async () => (await send(`/${videoId}`, { headers: session })).json()
    await vi.waitFor(async () => expect(await read()).toMatchObject({ status: { state: 'ready' } }), 10_000)

    const renaming = { method: 'PATCH', body: JSON.stringify({ title: 'Am Meer 🌊' }) }
    const json = { 'content-type': 'application/json' }
    expect((await send(`/${videoId}`, { ...renaming, headers: { ...session, ...json } })).status).toBe(204)
    expect(video?.meta['name']).toBe('Am Meer 🌊')

    expect((await send(`/${videoId}`, { method: 'DELETE', headers: session })).status).toBe(204)
    expect(emulator.videos.has(videoId)).toBe(false)
  })

  it('answers for several videos at once', async () => {
    const session = await signedIn('ann')
    const ids: string[] = []
    for (let count = 0; count < 2; count += 1) ids.push((await (await create(session)).json()).videoId)
    const answer = await send(`?ids=${[...ids, '0'.repeat(32)].join(',')}`, { headers: session })
    expect(answer.headers.get('stream-watch')).toMatch(/^ids/)
    const { videos, refused } = await answer.json()
    expect(videos.map(({ id }: { id: string }) => id)).toEqual(ids)
    expect(refused).toMatchObject([{ id: '0'.repeat(32), error: { code: 'not-found' } }])
  })

  it('asks who is signed in', async () => {
    const session = await signedIn('ann')
    const forged = session.cookie.replace('=ann.', '=bob.')
    expect((await create({})).status).toBe(401)
    expect((await create({ cookie: forged })).status).toBe(401)

    const { videoId } = await (await create(session)).json()
    expect((await send(`/${videoId}`, { headers: await signedIn('bob') })).status).toBe(404)
  })

  it('refuses pages of other sites', async () => {
    const session = await signedIn('ann')
    const elsewhere = { origin: 'https://elsewhere.test', 'sec-fetch-site': 'cross-site' }
    expect((await create({ ...session, ...elsewhere })).status).toBe(403)
  })

  it('answers many who ask about one video at the same time', async () => {
    const session = await signedIn('ann')
    const { videoId } = await (await create(session)).json()
    emulator.fail({ on: 'status', do: { kind: 'delay', ms: 100 } })
    const answers = Array.from({ length: 8 }, () => send(`/${videoId}`, { headers: session }))
    expect((await Promise.all(answers)).map(({ status }) => status)).toEqual(answers.map(() => 200))
  })

  it('takes webhooks, whose bodies arrive as they were sent', async () => {
    const body = `{ "uid": "${'0'.repeat(32)}", "creator": "ann",\n "status": { "state": "ready" }, "meta": { "name": "☀️" } }`
    const deliver = async (secret: string) =>
      send('/webhook', {
        method: 'POST',
        headers: {
          'content-type': 'application/json',
          'webhook-signature': await signWebhook(secret, body, Math.floor(Date.now() / 1000)),
        },
        body,
      })
    const log = vi.spyOn(console, 'error').mockImplementation(() => {})
    expect((await deliver(secrets.CLOUDFLARE_STREAM_WEBHOOK_SECRET)).status).toBe(204)
    expect((await deliver('another-secret')).status).toBe(401)
    log.mockRestore()
  })

  it('says what it answers', async () => {
    const options = await send('', { method: 'OPTIONS' })
    expect([options.status, options.headers.get('allow')]).toEqual([204, 'POST, OPTIONS'])
    expect((await send('')).status).toBe(405)
  })
}
