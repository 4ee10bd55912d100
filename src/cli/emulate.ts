// The subcommand `emulate`: serves an emulator until a signal ends it.

import { createHash, type Hash } from 'node:crypto'
import type { EmulatedRequest, Hasher, StreamEmulator } from '../emulator/index.js'
import { createStreamEmulator } from '../emulator/index.js'
import { type EmulateOptions, parseEmulateOptions } from './emulate-options.js'
import { listen, type NodeServer } from './node-server.js'

export async function emulate(args: readonly string[]): Promise<void> {
  const options = parseEmulateOptions(args)
  const emulator = createStreamEmulator({
    ...options.emulator,
    fetch: fetchAloud,
    createHash: () => createNodeHash(),
  })
  for (const rule of options.faults) emulator.fail(rule)
  const server = await serve(emulator, options)
  for (const signal of ['SIGINT', 'SIGTERM'] as const) {
    // Open copies and webhooks would keep the process alive.
    process.once(signal, () => void server.close().then(() => process.exit(0)))
  }
  process.stdout.write(`${greeting(server.origin, options)}\n`)
}

async function serve(emulator: StreamEmulator, { host, port }: EmulateOptions): Promise<NodeServer> {
  try {
    return await listen((request) => logged(emulator, emulator.handle(request)), host, port)
  } catch (error) {
    const code = error instanceof Error && 'code' in error ? error.code : null
    if (code !== 'EADDRINUSE' && code !== 'EACCES') throw error
    const reason = code === 'EACCES' ? 'not allowed' : 'in use'
    throw new Error(`Port ${port} is ${reason}: take another one with --port.`, { cause: error })
  }
}

/** The request is in the log as soon as it is handed over. */
async function logged(emulator: StreamEmulator, answer: Promise<Response>): Promise<Response> {
  const entry = emulator.requests.at(-1)
  try {
    return await answer
  } finally {
    if (entry !== undefined) process.stderr.write(`${lineOf(entry)}\n`)
  }
}

/** Webhooks are sent, not received, so they are not in the emulator's log of requests. */
async function fetchAloud(...[input, init]: Parameters<typeof fetch>): Promise<Response> {
  const isWebhook = new Headers(init?.headers).has('webhook-signature')
  const tell = (outcome: number | string): void => {
    if (isWebhook) process.stderr.write(`${outcome} POST delivery ${new Request(input).url}\n`)
  }
  try {
    const response = await fetch(input, init)
    tell(response.status)
    return response
  } catch (error) {
    tell('---')
    throw error
  }
}

function lineOf({ kind, method, uid, status, bodyBytes }: EmulatedRequest): string {
  const size = bodyBytes > 0 ? ` ${bodyBytes} bytes` : ''
  return `${status ?? '---'} ${method} ${kind}${uid === null ? '' : ` ${uid}`}${size}`
}

/** Lines that can be copied into an `.env` file. */
function greeting(origin: string, { emulator }: EmulateOptions): string {
  const { apiToken, webhook } = emulator
  return [
    `# Stream's emulator listens on ${origin}; Ctrl+C ends it.`,
    '# The base URL is apiBaseUrl of createStreamHandler, and baseURL of Cloudflare’s own clients.',
    `CLOUDFLARE_ACCOUNT_ID=${'0'.repeat(32)}`,
    `CLOUDFLARE_API_TOKEN=${apiToken}`,
    `CLOUDFLARE_API_BASE_URL=${origin}/client/v4`,
    webhook === undefined
      ? `# Webhooks: --webhook <url>, or PUT ${origin}/client/v4/accounts/<id>/stream/webhook`
      : `CLOUDFLARE_STREAM_WEBHOOK_SECRET=${webhook.secret ?? ''}`,
  ].join('\n')
}

/** Several times faster than the emulator's own. */
function createNodeHash(hash: Hash = createHash('sha256')): Hasher {
  return {
    update: (bytes) => void hash.update(bytes),
    clone: () => createNodeHash(hash.copy()),
    digest: () => hash.digest('hex'),
  }
}
