// Webhooks: when each is due, its attempts, and their log.

import { signWebhook } from '../../server/webhook/webhook-signature.js'
import { appendBounded } from '../http/request-log.js'
import { videoObject } from '../videos/video-object.js'
import type { VideoRecord } from '../videos/video-record.js'
import type { VideoStore } from '../videos/video-store.js'
import type { Webhook } from '../videos/webhook.js'
import type { Faults } from './faults.js'

/** An attempt to send a webhook. It holds no address and no secret, so it can be printed. */
export interface EmulatedDelivery {
  readonly uid: string
  /** When it was sent, in milliseconds since the epoch. */
  readonly at: number
  /** 1 for the first. */
  readonly attempt: number
  /** Status of the answer; `null` while it is open, and forever if there is none. */
  readonly status: number | null
}

type OpenDelivery = { -readonly [Field in keyof EmulatedDelivery]: EmulatedDelivery[Field] }

interface Due {
  readonly video: VideoRecord
  /** Body of the first attempt; `null` before it. */
  readonly body: string | null
  readonly at: number
  readonly attempt: number
}

export interface WebhookSender {
  readonly deliveries: readonly EmulatedDelivery[]
  webhook(): Webhook | null
  setWebhook(webhook: Webhook | null): void
  /** Plans the webhook of a video whose bytes are there, or plans it again when its end changes. */
  watch(video: VideoRecord): void
  /** Sends what is due. A timer also does that while a webhook is registered and something is planned. */
  check(): void
  /** Resolves when no delivery is open. */
  idle(): Promise<void>
}

const ANSWER_MS = 30_000
const LONGEST_TIMER_MS = 2_147_483_647

export function createWebhookSender(store: VideoStore, faults: Faults): WebhookSender {
  const { fetch, assumptions } = store.settings
  const queue = new Map<VideoRecord, Due>()
  const deliveries: EmulatedDelivery[] = []
  const open = new Set<Promise<void>>()
  const notified = new WeakSet<VideoRecord>()
  let webhook: Webhook | null = store.settings.webhook
  let nextAt = Infinity
  let timer: ReturnType<typeof setTimeout> | undefined

  function add(due: Due): void {
    queue.set(due.video, due)
    nextAt = Math.min(nextAt, due.at)
    arm()
  }

  function arm(): void {
    clearTimeout(timer)
    if (webhook === null || nextAt === Infinity) return
    timer = setTimeout(check, Math.min(Math.max(nextAt - store.now(), 1), LONGEST_TIMER_MS))
    // Otherwise Node would not exit before it fires. A browser's timer is a number.
    const handle: { unref?: () => void } = Object(timer)
    handle.unref?.()
  }

  function check(): void {
    if (store.now() >= nextAt) {
      const dueNow = [...queue.values()].filter(({ at }) => at <= store.now())
      for (const due of dueNow) {
        queue.delete(due.video)
        notified.add(due.video)
        if (webhook === null || due.video.deleted) continue
        const work = deliver(webhook, due).finally(() => open.delete(work))
        open.add(work)
      }
      nextAt = Math.min(Infinity, ...[...queue.values()].map(({ at }) => at))
    }
    arm()
  }

  async function deliver(to: Webhook, { video, body, attempt }: Due): Promise<void> {
    const text = body ?? JSON.stringify(videoObject(store, video))
    const delivery: OpenDelivery = { uid: video.uid, at: store.now(), attempt, status: null }
    appendBounded(deliveries, delivery)
    const fault = faults.take({ kind: 'delivery', uid: video.uid })
    const isLost = fault?.kind === 'drop' && fault.at === 'before'
    const status = isLost ? null : await send(to, text)
    const isAnswered = fault?.kind !== 'drop' && fault?.kind !== 'lose-answer'
    if (isAnswered) delivery.status = status
    const delay = assumptions.webhookRetryDelaysMs[attempt - 1]
    const isAccepted = delivery.status !== null && delivery.status >= 200 && delivery.status < 300
    if (!isAccepted && delay !== undefined) {
      add({ video, body: text, at: store.now() + delay, attempt: attempt + 1 })
    }
  }

  async function send({ url, secret }: Webhook, body: string): Promise<number | null> {
    try {
      const signature = await signWebhook(secret, body, Math.floor(store.now() / 1000))
      const response = await fetch(url, {
        method: 'POST',
        headers: { 'content-type': 'application/json', 'webhook-signature': signature },
        body,
        signal: AbortSignal.timeout(ANSWER_MS),
      })
      await response.body?.cancel()
      return response.status
    } catch {
      return null
    }
  }

  return {
    deliveries,
    webhook: () => webhook,
    setWebhook(next) {
      // What became ready before goes to the old webhook, or to none.
      check()
      webhook = next
      arm()
    },
    watch(video) {
      const at = store.settlesAt(video)
      if (at !== null && !notified.has(video)) add({ video, body: null, at, attempt: 1 })
    },
    check,
    async idle() {
      while (open.size > 0) await Promise.all(open)
    },
  }
}
