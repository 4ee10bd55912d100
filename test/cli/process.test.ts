import { type ChildProcessByStdio, spawn } from 'node:child_process'
import { createHmac } from 'node:crypto'
import { once } from 'node:events'
import { mkdtemp, rm } from 'node:fs/promises'
import { createServer } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Readable } from 'node:stream'
import { fileURLToPath } from 'node:url'
import { createStreamHandler } from 'react-stream-uploader/server'
import { Upload } from 'tus-js-client'
import { build } from 'vite'
import { afterAll, beforeAll, expect, onTestFinished, test, vi } from 'vitest'
import { serve } from '../support/serve.js'

/** Processes take their time to start where others run beside them. */
const patiently = { timeout: 30_000 }

let folder: string

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'cli-'))
  await build({
    configFile: false,
    logLevel: 'error',
    build: { ssr: fileURLToPath(new URL('../../src/cli/index.ts', import.meta.url)), outDir: folder },
    ssr: { noExternal: true },
  })
})
afterAll(() => rm(folder, { recursive: true }))

interface Running {
  readonly process: ChildProcessByStdio<null, Readable, Readable>
  readonly output: { out: string; err: string }
}

function run(...args: string[]): Running {
  const child = spawn(process.execPath, [join(folder, 'index.js'), ...args], {
    stdio: ['ignore', 'pipe', 'pipe'],
  })
  onTestFinished(() => void child.kill('SIGKILL'))
  const output = { out: '', err: '' }
  child.stdout.on('data', (text) => (output.out += String(text)))
  child.stderr.on('data', (text) => (output.err += String(text)))
  return { process: child, output }
}

/** What it prints, as an environment. */
async function emulate(...args: string[]) {
  const running = run('emulate', '--port', '0', ...args)
  const { output } = running
  await vi.waitFor(() => expect(output.out).toContain('API_BASE_URL'), patiently)
  const lines = output.out.split('\n').filter((line) => /^[A-Z_]+=/.test(line))
  const environment: Record<string, string> = Object.fromEntries(lines.map((line) => line.split('=')))
  const setting = (name: string): string => environment[name] ?? ''
  return {
    ...running,
    accountId: setting('CLOUDFLARE_ACCOUNT_ID'),
    apiToken: setting('CLOUDFLARE_API_TOKEN'),
    apiBaseUrl: setting('CLOUDFLARE_API_BASE_URL'),
    webhookSecret: setting('CLOUDFLARE_STREAM_WEBHOOK_SECRET'),
  }
}

const ended = async ({ process: child }: Running): Promise<number | null> => {
  if (child.exitCode === null && child.signalCode === null) await once(child, 'exit')
  return child.exitCode
}

test('a host with the printed environment creates an upload, which tus-js-client sends through a broken connection', async () => {
  const emulator = await emulate('--encode-ms', '40', '--fail', 'patch:drop,bytes=1000000,after=1')
  const { accountId, apiToken, apiBaseUrl, output } = emulator
  const handler = createStreamHandler({
    accountId,
    apiToken,
    apiBaseUrl,
    authorize: () => ({ creator: 'ada' }),
  })
  const bytes = Buffer.alloc(12_000_000, 7)
  bytes.set([0x1a, 0x45, 0xdf, 0xa3])
  const file = { name: 'trip.webm', size: bytes.length, type: 'video/webm', lastModified: 0 }
  const body = JSON.stringify(file)
  const created = await handler(
    new Request('https://app.test/api/stream', {
      method: 'POST',
      body,
      headers: { 'content-type': 'application/json' },
    }),
  )
  const { uploadUrl, videoId }: { uploadUrl: string; videoId: string } = await created.json()
  await new Promise<void>((resolve, reject) => {
    const upload = new Upload(bytes, {
      uploadUrl,
      chunkSize: 5_242_880,
      retryDelays: [0],
      storeFingerprintForResuming: false,
      onSuccess: () => resolve(),
      onError: reject,
    })
    upload.start()
  })
  await vi.waitFor(async () => {
    const video = await (await handler(new Request(`https://app.test/api/stream/${videoId}`))).json()
    expect(video).toMatchObject({ readyToStream: true })
  }, patiently)
  const log = output.err.split('\n')
  expect(log[0]).toBe(`201 POST create ${videoId}`)
  expect(log.filter((line) => line.includes(' patch ')).map((line) => line.split(' ')[0])).toEqual([
    '204',
    '---',
    '204',
    '204',
  ])
  expect(output.err).not.toContain(apiToken)
})

test('a webhook comes, signed with the printed secret', async () => {
  const hooks: { body: string; signature: string }[] = []
  const host = await serve(async (request) => {
    hooks.push({ body: await request.text(), signature: request.headers.get('webhook-signature') ?? '' })
    return new Response(null, { status: 204 })
  })
  onTestFinished(host.close)
  const emulator = await emulate('--encode-ms', '40', '--webhook', `${host.origin}/hook`)
  const { accountId, apiToken, apiBaseUrl, webhookSecret } = emulator
  const created = await fetch(`${apiBaseUrl}/accounts/${accountId}/stream?direct_user=true`, {
    method: 'POST',
    headers: { authorization: `Bearer ${apiToken}`, 'tus-resumable': '1.0.0', 'upload-length': '0' },
  })
  await vi.waitFor(() => expect(hooks).toHaveLength(1), patiently)
  const { body, signature } = hooks[0] ?? { body: '', signature: '' }
  const [, time, hex] = /^time=(\d+),sig1=([0-9a-f]+)$/.exec(signature) ?? []
  expect(hex).toBe(createHmac('sha256', webhookSecret).update(`${time}.${body}`).digest('hex'))
  expect(JSON.parse(body)).toMatchObject({ uid: created.headers.get('stream-media-id') })
  await vi.waitFor(
    () => expect(emulator.output.err).toContain(`204 POST delivery ${host.origin}/hook\n`),
    patiently,
  )
})

// Otherwise a wrong address looks like a webhook that never was sent.
test('a webhook that reaches nobody is in the log', async () => {
  const host = await serve(() => Promise.resolve(new Response(null)))
  await host.close()
  const emulator = await emulate('--encode-ms', '40', '--webhook', `${host.origin}/hook`)
  await fetch(`${emulator.apiBaseUrl}/accounts/${emulator.accountId}/stream?direct_user=true`, {
    method: 'POST',
    headers: { authorization: `Bearer ${emulator.apiToken}`, 'tus-resumable': '1.0.0', 'upload-length': '0' },
  })
  await vi.waitFor(
    () => expect(emulator.output.err).toContain(`--- POST delivery ${host.origin}/hook\n`),
    patiently,
  )
})

test('another token is refused', async () => {
  const { apiBaseUrl, accountId } = await emulate('--api-token', 'mine')
  const list = `${apiBaseUrl}/accounts/${accountId}/stream`
  expect((await fetch(list, { headers: { authorization: 'Bearer emulated' } })).status).toBe(403)
  expect((await fetch(list, { headers: { authorization: 'Bearer mine' } })).status).toBe(200)
})

test.each(['SIGINT', 'SIGTERM'] as const)('%s ends it, whatever is open', async (signal) => {
  const running = await emulate('--fail', 'list:stall')
  const list = `${running.apiBaseUrl}/accounts/${running.accountId}/stream`
  const open = fetch(list, { headers: { authorization: `Bearer ${running.apiToken}` } })
  const lost = expect(open).rejects.toThrow()
  running.process.kill(signal)
  expect(await ended(running)).toBe(0)
  await lost
})

test('a port that is in use is said, and not waited for', async () => {
  const other = createServer().listen(0, '127.0.0.1')
  onTestFinished(() => void other.close())
  await once(other, 'listening')
  const address = other.address()
  const port = String(typeof address === 'object' ? address?.port : '')
  const running = run('emulate', '--port', port)
  expect(await ended(running)).toBe(1)
  expect(running.output.err).toBe(`Port ${port} is in use: take another one with --port.\n`)
})

test.each([
  [[], 2, 'Which command?'],
  [['emulat'], 2, "There is no command 'emulat'."],
  [['emulate', '--port', 'x'], 2, "--port wants a whole number, not 'x'."],
])('%j is refused with %s', async (args, code, message) => {
  const running = run(...args)
  expect(await ended(running)).toBe(code)
  expect(running.output.err).toContain(message)
  expect(running.output.err).toContain('--help')
  expect(running.output.out).toBe('')
})

test.each([[['--help']], [['emulate', '--help']]])('%j explains itself', async (args) => {
  const running = run(...args)
  expect(await ended(running)).toBe(0)
  expect(running.output.out).toContain('--encode-ms')
  expect(running.output.out).toContain('storage-usage')
  expect(running.output.err).toBe('')
})
