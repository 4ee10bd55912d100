import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import {
  createStreamEmulator,
  type EmulatorAssumptions,
  type StreamEmulator,
  type StreamEmulatorOptions,
} from 'react-stream-uploader/emulator'
import { describe, expect, onTestFinished, test, vi } from 'vitest'
import type { ProbeWorld } from '../../scripts/probe/account.js'
import { facts } from '../../scripts/probe/facts.js'
import { sendPart } from '../../scripts/probe/node-world.js'
import { lineOf } from '../../scripts/probe/report.js'
import { type Finding, runProbe } from '../../scripts/probe/run-probe.js'
import { defaultAssumptions } from '../../src/emulator/videos/assumptions.js'
import { media } from '../support/media.js'
import { serve } from '../support/serve.js'

const apiToken = 'token-of-the-account'

/** Every assumption the other way. */
const flipped: EmulatorAssumptions = {
  partialChunksKept: true,
  expiredStatus: 404,
  uploadUrlLifetimeMs: 3_600_000,
  mediaIdOnEveryAnswer: true,
  patchStatus: 200,
  patchAfterCompletionStatus: 403,
  terminationStatus: 501,
  postStatus: 400,
  offsetMismatchStatus: 400,
  contentTypeStatus: 400,
  versionStatus: 400,
  unknownUploadStatus: 410,
  lockedStatus: 409,
  authFailureStatus: 401,
  exposedHeaders: ['upload-offset', 'Location'],
  stateWhilePlayable: 'inprogress',
  signedUrlsFalseTurnsOff: true,
  copyChecksSource: true,
  copyNeedsRanges: false,
  editReplacesMeta: false,
  listCountsAsText: false,
  unknownWatermarkRefused: true,
  unlimitedReservationSeconds: 3600,
  rateLimitCode: 1,
  webhookAt: 'complete',
  webhookRetryDelaysMs: [1000],
  webhookSecretChanges: false,
  basicReuseStatus: 409,
}

const asked = Object.entries(facts)
  .filter(([, fact]) => 'find' in fact)
  .map(([option]) => option as keyof EmulatorAssumptions)

/** An account at an emulator, whose clock is moved on by waiting. */
function account(options: StreamEmulatorOptions = {}) {
  const emulator = createStreamEmulator({
    apiToken,
    fetch: () => Promise.reject(new TypeError('fetch failed')),
    ...options,
  })
  let advanced = 0
  const world: ProbeWorld = {
    accountId: 'a'.repeat(32),
    apiToken,
    apiBaseUrl: 'https://api.test/client/v4',
    fetch: emulator.fetch,
    now: () => Date.now() + advanced,
    wait(ms) {
      advanced += ms
      emulator.advance(ms)
      return Promise.resolve()
    },
    async sendPart(url, headers, bytes, size) {
      const sent = { ...headers, 'content-length': String(size) }
      const request = new Request(url, { method: 'PATCH', headers: sent, body: brokenBody(bytes), ...half })
      await emulator.fetch(request).catch(() => undefined)
    },
    clip: new Uint8Array(readFileSync(media.mp4)),
  }
  return { emulator, world }
}

const half = { duplex: 'half' }

function brokenBody(bytes: number): ReadableStream<Uint8Array> {
  let isSent = false
  return new ReadableStream({
    pull(controller) {
      if (isSent) controller.error(new Error('broken off'))
      else controller.enqueue(new Uint8Array(bytes))
      isSent = true
    },
  })
}

const never = new AbortController().signal

const answersIn = (findings: readonly Finding[]) =>
  Object.fromEntries(
    findings.flatMap(({ option, outcome }) => ('value' in outcome ? [[option, outcome.value]] : [])),
  )

/** What is asked, of these assumptions. */
const askedOf = (assumptions: EmulatorAssumptions) =>
  Object.fromEntries(asked.map((option) => [option, assumptions[option]]))

describe('the probe', () => {
  test('finds a Stream that does as assumed', async () => {
    const { emulator, world } = account()
    const { findings, left } = await runProbe(world, never)
    expect(answersIn(findings)).toEqual(askedOf(defaultAssumptions))
    expect(new Set(findings.map(({ outcome }) => outcome.kind))).toEqual(new Set(['as-assumed', 'not-asked']))
    expect([left, emulator.videos.size]).toEqual([0, 0])
  })

  test('finds every answer that is another one, and says what to change', async () => {
    const { emulator, world } = account({ assumptions: flipped })
    const { findings, left } = await runProbe(world, never)
    expect(answersIn(findings)).toEqual(askedOf(flipped))
    expect(new Set(findings.map(({ outcome }) => outcome.kind))).toEqual(new Set(['differs', 'not-asked']))
    expect([left, emulator.videos.size]).toEqual([0, 0])
    const expired = findings.find(({ option }) => option === 'expiredStatus')
    expect(expired && lineOf(expired)).toBe(
      '| Status of an upload URL past its expiry | `404` | change `expiredStatus` |',
    )
  })

  test('deletes its videos also where answers are missing, and prints neither token nor address', async () => {
    const { emulator, world } = account()
    emulator.fail({ on: ['head', 'patch', 'status'], times: Infinity, do: { kind: 'drop', at: 'before' } })
    const { findings } = await runProbe(world, never)
    expect(findings.some(({ outcome }) => outcome.kind === 'failed')).toBe(true)
    expect(emulator.videos.size).toBe(0)
    const printed = findings.map(lineOf).join('\n')
    expect(printed).not.toContain(apiToken)
    expect(printed).not.toContain('http')
  })

  test('deletes its videos where it is interrupted', async () => {
    const { emulator, world } = account()
    const interruption = new AbortController()
    const wait = (ms: number) => {
      if (ms > 100_000) interruption.abort()
      return interruption.signal.aborted
        ? Promise.reject(interruption.signal.reason as Error)
        : world.wait(ms)
    }
    const { findings } = await runProbe({ ...world, wait }, interruption.signal)
    expect(findings.length).toBeLessThan(asked.length)
    expect(emulator.videos.size).toBe(0)
  })

  test('says how many videos it could not delete', async () => {
    const { emulator, world } = account()
    emulator.fail({ on: 'delete', times: Infinity, do: { kind: 'status', status: 500 } })
    const { left } = await runProbe(world, never)
    expect(left).toBe(emulator.videos.size)
    expect(left).toBeGreaterThan(0)
  })
})

test('a part of a body is sent over HTTP, and no more', async () => {
  const emulator = createStreamEmulator({ assumptions: { partialChunksKept: true } })
  const { origin, close } = await serve(emulator.fetch)
  onTestFinished(close)
  const created = await fetch(`${origin}/client/v4/accounts/a/stream?direct_user=true`, {
    method: 'POST',
    headers: { authorization: 'Bearer token', 'tus-resumable': '1.0.0', 'upload-length': '20000000' },
  })
  const headers = {
    'tus-resumable': '1.0.0',
    'upload-offset': '0',
    'content-type': 'application/offset+octet-stream',
  }
  await sendPart(created.headers.get('location') ?? '', headers, 1_000_000, 10_485_760)
  const [video] = emulator.videos.values()
  await vi.waitFor(() => expect(video?.offset).toBe(1_000_000), { timeout: 10_000 })
})

describe('npm run probe', { timeout: 60_000 }, () => {
  const script = fileURLToPath(new URL('../../scripts/probe.mjs', import.meta.url))

  async function run(emulator: StreamEmulator | null, environment: Record<string, string>, until?: RegExp) {
    const child = spawn(process.execPath, [script], { env: { PATH: process.env['PATH'], ...environment } })
    onTestFinished(() => void child.kill('SIGKILL'))
    let printed = ''
    const exit = once(child, 'exit')
    for (const stream of [child.stdout, child.stderr]) {
      stream.on('data', (text) => {
        printed += String(text)
        if (until?.test(printed) === true) child.kill('SIGINT')
      })
    }
    const [code] = await exit
    return { code: Number(code), printed, left: emulator?.videos.size ?? 0 }
  }

  test('without an account says what it needs', async () => {
    const { code, printed } = await run(null, {})
    expect([code, printed]).toEqual([
      2,
      'The probe asks a real account: set CLOUDFLARE_ACCOUNT_ID and CLOUDFLARE_API_TOKEN.\n',
    ])
  })

  test('prints a table, and leaves nothing behind after Ctrl+C', async () => {
    const emulator = createStreamEmulator({ apiToken })
    const { origin, close } = await serve(emulator.fetch)
    onTestFinished(close)
    const environment = {
      CLOUDFLARE_ACCOUNT_ID: 'a'.repeat(32),
      CLOUDFLARE_API_TOKEN: apiToken,
      CLOUDFLARE_API_BASE_URL: `${origin}/client/v4`,
    }
    // The second question waits for minutes. Ctrl+C comes with each piece of output from there on, so more than once.
    const { code, printed, left } = await run(emulator, environment, /stay stored/)
    expect(printed).toContain(
      '| Do bytes of a chunk whose request broke off stay stored? | `false` | as assumed',
    )
    expect([code, left]).toEqual([1, 0])
    expect(printed).not.toContain(apiToken)
    expect(printed).not.toContain('/tus/')
  })
})
