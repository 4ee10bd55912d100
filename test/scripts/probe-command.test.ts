import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { fileURLToPath } from 'node:url'
import { createStreamEmulator, type StreamEmulator } from 'react-stream-uploader/emulator'
import { describe, expect, onTestFinished, test, vi } from 'vitest'
import { serve } from '../support/serve.js'
import { secrets } from './probe-account.js'

const script = fileURLToPath(new URL('../../scripts/probe.mjs', import.meta.url))

interface Run {
  readonly args?: readonly string[]
  readonly environment?: Readonly<Record<string, string>>
  /** Hears what is told on stderr, until the report begins. */
  readonly onText?: (child: ChildProcess, told: string) => void
}

async function run({ args = [], environment = {}, onText }: Run) {
  const child = spawn(process.execPath, [script, ...args], {
    env: { PATH: process.env['PATH'], ...environment },
  })
  onTestFinished(() => void child.kill('SIGKILL'))
  const out = { stdout: '', stderr: '' }
  for (const name of ['stdout', 'stderr'] as const) {
    child[name].on('data', (text) => {
      out[name] += String(text)
      if (out.stdout === '') onText?.(child, out.stderr)
    })
  }
  const [code] = (await once(child, 'close')) as [number | null]
  return { code, ...out }
}

async function emulated(): Promise<{
  readonly emulator: StreamEmulator
  readonly environment: Readonly<Record<string, string>>
}> {
  const emulator = createStreamEmulator({ apiToken: secrets.apiToken })
  const { origin, close } = await serve(emulator.fetch)
  onTestFinished(close)
  return {
    emulator,
    environment: {
      CLOUDFLARE_ACCOUNT_ID: secrets.accountId,
      CLOUDFLARE_API_TOKEN: secrets.apiToken,
      CLOUDFLARE_API_BASE_URL: `${origin}/client/v4`,
    },
  }
}

describe('npm run probe', { timeout: 60_000 }, () => {
  test('without an account says what it needs', async () => {
    const { code, stdout, stderr } = await run({})
    expect([code, stdout]).toEqual([2, ''])
    expect(stderr).toContain('set CLOUDFLARE_ACCOUNT_ID and CLOUDFLARE_API_TOKEN')
    expect(stderr).toContain('--dry-run')
  })

  test('--dry-run says what it would create and cost, and asks nothing', async () => {
    const { emulator, environment } = await emulated()
    const { code, stdout } = await run({ args: ['--dry-run'], environment })
    expect(code).toBe(0)
    expect(stdout).toMatch(/creates up to \d+ videos/)
    expect(stdout).toContain('should cost nothing')
    expect(stdout).toContain('It does not ask:\n- ')
    expect(emulator.requests).toHaveLength(0)
  })

  test('a token that is refused ends it before anything is created', async () => {
    const { emulator, environment } = await emulated()
    const { code, stdout, stderr } = await run({
      environment: { ...environment, CLOUDFLARE_API_TOKEN: 'old' },
    })
    expect([code, stdout]).toEqual([2, ''])
    expect(stderr).toContain('answers 403')
    expect(emulator.requests.map(({ kind }) => kind)).toEqual(['list'])
  })

  test('an option that it does not know is not taken for a wish to run', async () => {
    const { emulator, environment } = await emulated()
    const { code, stdout } = await run({ args: ['--dryrun'], environment })
    expect([code, emulator.requests.length]).toEqual([2, 0])
    expect(stdout).toContain('--dry-run')
  })

  test('after Ctrl+C it deletes everything, and its report says what it has found', async () => {
    const { emulator, environment } = await emulated()
    // One question waits for most of a minute. Ctrl+C comes with each piece of output from there on, so more than once.
    const onText = (child: ChildProcess, told: string) => {
      if (told.includes('stay stored')) child.kill('SIGINT')
    }
    const { code, stdout, stderr } = await run({ environment, onText })
    expect([code, emulator.videos.size]).toEqual([1, 0])
    expect(emulator.requests.some(({ kind }) => kind === 'delete')).toBe(true)
    expect(stdout).toMatch(/^# Probe of another address.*\n\nreact-stream-uploader .* interrupted\.\n/)
    expect(stdout).toContain(
      '| Do bytes of a chunk whose request broke off stay stored? | `false` | as assumed',
    )
    expect(stdout).toContain('Every video of the probe is deleted.')
    for (const secret of [secrets.apiToken, secrets.accountId, '/tus/', 'http'])
      expect(stdout + stderr).not.toContain(secret)
  })

  test('--clean deletes what a run has left that was killed, and nothing else', async () => {
    const { emulator, environment } = await emulated()
    const { CLOUDFLARE_API_BASE_URL: base = '' } = environment
    await fetch(`${base}/accounts/${secrets.accountId}/stream/direct_upload`, {
      method: 'POST',
      headers: { authorization: `Bearer ${secrets.apiToken}` },
      body: JSON.stringify({ maxDurationSeconds: 60, creator: 'somebody' }),
    })
    // One that is killed before its first request leaves nothing.
    for (let runs = 0; runs < 20 && emulator.videos.size === 1; runs += 1) {
      await run({ environment, onText: (child, told) => told.includes('1 of') && child.kill('SIGKILL') })
    }
    await vi.waitFor(() => expect(emulator.videos.size).toBeGreaterThan(1))
    const { code, stderr } = await run({ args: ['--clean'], environment })
    expect(code).toBe(0)
    expect(stderr).toMatch(/^Deleted [1-9]\d* videos of the probe; 0 could not be deleted\.$/m)
    expect([...emulator.videos.values()].map(({ creator }) => creator)).toEqual(['somebody'])
  })
})
