import { createStreamEmulator, type EmulatorAssumptions } from 'react-stream-uploader/emulator'
import { describe, expect, onTestFinished, test, vi } from 'vitest'
import { openAccount } from '../../scripts/probe/account.js'
import { facts } from '../../scripts/probe/facts.js'
import { sendPart } from '../../scripts/probe/node-world.js'
import { openQuestions } from '../../scripts/probe/open-questions.js'
import { lineOf, redact, reportOf } from '../../scripts/probe/report.js'
import { type Finding, questions, runProbe } from '../../scripts/probe/run-probe.js'
import { defaultAssumptions } from '../../src/emulator/videos/assumptions.js'
import { serve } from '../support/serve.js'
import { account, flipped, secrets } from './probe-account.js'

const asked = Object.entries(facts)
  .filter(([, fact]) => 'find' in fact)
  .map(([option]) => option as keyof EmulatorAssumptions)

const never = new AbortController().signal

const answersIn = (findings: readonly Finding[]) =>
  Object.fromEntries(
    findings.flatMap(({ option, outcome }) =>
      'value' in outcome && option !== null ? [[option, outcome.value]] : [],
    ),
  )

/** What is asked, of these assumptions. */
const askedOf = (assumptions: EmulatorAssumptions) =>
  Object.fromEntries(asked.map((option) => [option, assumptions[option]]))

const kindsIn = (findings: readonly Finding[]) => new Set(findings.map(({ outcome }) => outcome.kind))

describe('the probe', () => {
  test('finds a Stream that does as assumed', async () => {
    const { emulator, world } = account()
    const { findings, left } = await runProbe(world, never)
    expect(answersIn(findings)).toEqual(askedOf(defaultAssumptions))
    expect(kindsIn(findings)).toEqual(new Set(['as-assumed', 'seen', 'not-asked']))
    expect([left, emulator.videos.size]).toEqual([0, 0])
  })

  test('finds every answer that is another one, and says what to change', async () => {
    const { emulator, world } = account({ assumptions: flipped })
    const { findings, left } = await runProbe(world, never)
    expect(answersIn(findings)).toEqual(askedOf(flipped))
    expect(kindsIn(findings)).toEqual(new Set(['differs', 'seen', 'not-asked']))
    expect([left, emulator.videos.size]).toEqual([0, 0])
    const expired = findings.find(({ option }) => option === 'expiredStatus')
    expect(expired && lineOf(expired, secrets)).toBe(
      '| Status of an upload URL past its expiry | `404` | **change `expiredStatus`** |',
    )
  })

  test('sees what no option of the emulator is about: lists, limits, broken chunks, origins', async () => {
    const { world } = account({ assumptions: { partialChunksKept: true } })
    const { findings } = await runProbe(world, never)
    const seen = Object.fromEntries(
      findings.flatMap(({ option, question, outcome }) =>
        option === null && 'value' in outcome ? [[question, outcome.value]] : [],
      ),
    )
    expect(Object.keys(seen)).toEqual(openQuestions.map(({ question }) => question))
    expect(seen).toMatchObject({
      'List by ids: seconds until a change of a video is in it': 0,
      'Rate limit headers of API calls': 'none',
      'Bytes that are kept of a second chunk that broke off after 1,048,576': 1_048_576,
      'allowedorigins as `a.example,*.b.example` becomes': ['a.example', '*.b.example'],
      'How long the upload URL of a form lives without expiry, in milliseconds': 1_800_000,
      'Status and type of the answer to a creation': '201, empty',
    })
  })

  test('makes no more videos than it says before, and names each as its own', async () => {
    const { emulator, world } = account()
    const creators = new Set<string | null>()
    const fetch = async (request: Request) => {
      const response = await world.fetch(request)
      for (const { creator } of emulator.videos.values()) creators.add(creator)
      return response
    }
    await runProbe({ ...world, fetch }, never)
    const made = emulator.requests.filter(({ kind }) => ['create', 'basic-create', 'copy'].includes(kind))
    const said = questions.reduce((sum, { fact }) => sum + ('videos' in fact ? fact.videos : 0), 0)
    expect(made.length).toBeLessThanOrEqual(said)
    expect(made.length).toBeGreaterThan(said - 3)
    expect([...creators]).toEqual(['react-stream-uploader-probe'])
    expect(emulator.requests.length).toBeLessThan(400)
  })

  test('deletes its videos also where answers are missing', async () => {
    const { emulator, world } = account()
    emulator.fail({ on: ['head', 'patch', 'status'], times: Infinity, do: { kind: 'drop', at: 'before' } })
    const { findings } = await runProbe(world, never)
    expect(kindsIn(findings)).toContain('failed')
    expect(emulator.videos.size).toBe(0)
  })

  test('deletes the video of a creation whose answer was lost, and tries a deletion again that fails', async () => {
    const { emulator, world } = account()
    emulator.fail({ on: 'create', times: 3, do: { kind: 'lose-answer' } })
    emulator.fail({ on: 'delete', times: 4, do: { kind: 'status', status: 500 } })
    const { left } = await runProbe(world, never)
    expect([left, emulator.videos.size]).toEqual([0, 0])
  })

  test('deletes its videos where it is interrupted, and only its own', async () => {
    const { emulator, world } = account()
    await openAccount(world).ask('POST', '/direct_upload', { maxDurationSeconds: 60, creator: 'somebody' })
    const interruption = new AbortController()
    const wait = (ms: number) => {
      if (ms > 40_000) interruption.abort()
      return interruption.signal.aborted
        ? Promise.reject(interruption.signal.reason as Error)
        : world.wait(ms)
    }
    const { findings } = await runProbe({ ...world, wait }, interruption.signal)
    expect(findings.length).toBeLessThan(asked.length)
    expect([...emulator.videos.values()].map(({ creator }) => creator)).toEqual(['somebody'])
  })

  test('says how many videos it could not delete', async () => {
    const { emulator, world } = account()
    emulator.fail({ on: 'delete', times: Infinity, do: { kind: 'status', status: 500 } })
    const { left } = await runProbe(world, never)
    expect(left).toBe(emulator.videos.size)
    expect(left).toBeGreaterThan(0)
  })
})

describe('the report', () => {
  const finding = (value: unknown): Finding => ({
    option: null,
    question: 'What',
    outcome: { kind: 'seen', value },
  })

  test.each([
    ['the token', `bearer ${secrets.apiToken}`],
    ['the account', `/accounts/${secrets.accountId}/stream`],
    ['an upload URL', 'https://upload.cloudflarestream.com/tus/0f3a?tusv2=true'],
    ['an id of a video', 'ea95132c15732412d22c1476fa83f27a'],
  ])('has not %s in it, wherever Stream has put it', (_what, text) => {
    const line = lineOf(finding([`name: ${text}; more`]), secrets)
    expect(line).toContain('…')
    expect(line).not.toContain(text)
    expect(line).not.toMatch(/[\da-f]{24}|:\/\/|token-of/)
  })

  test('keeps its table where an answer has bars and lines', () => {
    expect(redact('a | b\n| c', secrets)).toBe('a ¦ b ¦ c')
  })

  test('says what ran, when, and that nothing is left', () => {
    const head = {
      version: '1.2.3',
      node: '24.1.0',
      date: '2026-11-29',
      seconds: 61,
      isInterrupted: true,
      isEmulator: false,
    }
    const text = reportOf({ findings: [finding(7)], left: 0 }, head, secrets)
    expect(text).toBe(`# Probe of Stream

react-stream-uploader 1.2.3, Node 24.1.0, 2026-11-29, 61 s, interrupted.
1 lines; 0 answers differ from what the emulator assumes.
Every video of the probe is deleted.

| question | Stream | assumptions.ts |
|---|---|---|
| What | \`7\` |  |
`)
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
