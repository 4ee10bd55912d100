import { readFileSync } from 'node:fs'
import {
  createStreamEmulator,
  type EmulatorAssumptions,
  type StreamEmulator,
  type StreamEmulatorOptions,
} from 'react-stream-uploader/emulator'
import type { ProbeWorld } from '../../scripts/probe/account.js'
import { media } from '../support/media.js'

export const secrets = { accountId: 'a'.repeat(32), apiToken: 'token-of-the-account' }

/** Every assumption the other way. */
export const flipped: EmulatorAssumptions = {
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
  listsPendingUploads: false,
  unknownListedIdRefused: true,
  listLagMs: 1000,
  longestAddress: 8192,
  ratelimitHeaders: true,
  unknownWatermarkRefused: true,
  unlimitedReservationSeconds: 3600,
  rateLimitCode: 1,
  webhookAt: 'complete',
  webhookRetryDelaysMs: [1000],
  webhookSecretChanges: false,
  basicReuseStatus: 409,
}

/** An account at an emulator, whose clock is moved on once nobody does anything but wait. */
export function account(options: StreamEmulatorOptions = {}): {
  readonly emulator: StreamEmulator
  readonly world: ProbeWorld
} {
  const emulator = createStreamEmulator({
    apiToken: secrets.apiToken,
    fetch: () => Promise.reject(new TypeError('fetch failed')),
    ...options,
  })
  const clock = virtualClock((ms) => emulator.advance(ms))
  const world: ProbeWorld = {
    ...secrets,
    apiBaseUrl: 'https://api.test/client/v4',
    fetch: (request) => clock.during(emulator.fetch(request)),
    now: clock.now,
    wait: clock.wait,
    async sendPart(url, headers, bytes, size) {
      const sent = { ...headers, 'content-length': String(size) }
      const request = new Request(url, { method: 'PATCH', headers: sent, body: brokenBody(bytes), ...half })
      await clock.during(emulator.fetch(request)).catch(() => undefined)
    },
    clip: new Uint8Array(readFileSync(media.mp4)),
  }
  return { emulator, world }
}

const half = { duplex: 'half' }

/** Time passes for all who wait at once, and only while no request is under way. */
function virtualClock(advance: (ms: number) => void) {
  let advanced = 0
  let running = 0
  let waiting: readonly { readonly at: number; readonly wake: () => void }[] = []
  const now = (): number => Date.now() + advanced

  function tick(): void {
    if (running > 0) return void setImmediate(tick)
    const next = Math.min(...waiting.map(({ at }) => at))
    if (next === Infinity) return
    const ms = Math.max(0, next - now())
    advanced += ms
    advance(ms)
    const woken = waiting.filter(({ at }) => at <= next)
    waiting = waiting.filter(({ at }) => at > next)
    for (const { wake } of woken) wake()
  }

  return {
    now,
    wait: (ms: number): Promise<void> =>
      new Promise((wake) => {
        waiting = [...waiting, { at: now() + ms, wake }]
        setImmediate(tick)
      }),
    async during<T>(work: Promise<T>): Promise<T> {
      running += 1
      return work.finally(() => {
        running -= 1
        setImmediate(tick)
      })
    },
  }
}

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
