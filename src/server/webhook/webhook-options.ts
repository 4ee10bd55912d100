// How Stream's webhooks are taken, and what is wrong with such options.

import { asObject, type JsonObject } from '../../protocol/json.js'
import type { Video } from '../../protocol/video-status.js'

export interface VerifyWebhookOptions {
  /** Seconds by which the signature's time may differ from now, 1 to 86400; older may be a replay. Default 300. */
  readonly maxAgeSeconds?: number | undefined
}

/** What the app is told of a video's end. */
export interface VideoNews {
  /**
   * The video can be played. Also called if the webhook was lost, by a poll that sees it within an hour, or later by an
   * instance that saw the video before. Called once with `coordination`, otherwise once as far as `statusStore`
   * remembers; and again if it failed: handle repetitions.
   */
  readonly onReady?: ((event: { readonly video: Video }) => void | Promise<void>) | undefined
  /** Stream could not process the upload; `video.status.errorCode` says why. Called like `onReady`. */
  readonly onError?: ((event: { readonly video: Video }) => void | Promise<void>) | undefined
  /** Milliseconds that `onReady` and `onError` may take, until the webhook is answered as failed. Default 10000. */
  readonly timeLimitMs?: number | undefined
}

/** Stream's webhooks come to `POST {mount}/webhook`. */
export interface WebhookOptions extends VerifyWebhookOptions, VideoNews {
  /**
   * The secret of `PUT /accounts/{id}/stream/webhook`; `GET` answers it too. Several while it changes: each of them
   * passes. Without one the handler throws at start-up.
   */
  readonly secret: string | readonly string[] | undefined
}

/** For developers, or `null`. It never quotes a secret. */
export function webhookFault(webhook: unknown): string | null {
  const given = asObject(webhook)
  if (given === null) return '`webhook` must be an object with `secret`. Omit it to take no webhooks.'
  const { secret, maxAgeSeconds = 300 } = given
  return (
    secretFault(secret, '`webhook.secret`') ??
    ageFault(maxAgeSeconds, '`webhook.maxAgeSeconds`') ??
    newsFault(given, 'webhook')
  )
}

/** The same for the option `events`. */
export function eventsFault(events: unknown): string | null {
  const given = asObject(events)
  if (given === null) return '`events` must be an object with `onReady` or `onError`.'
  return newsFault(given, 'events')
}

function newsFault(given: JsonObject, option: string): string | null {
  const names = ['onReady', 'onError'] as const
  const wrong = names.find((name) => given[name] !== undefined && typeof given[name] !== 'function')
  if (wrong !== undefined) return `\`${option}.${wrong}\` must be a function.`
  const { timeLimitMs = 10_000 } = given
  return typeof timeLimitMs === 'number' && timeLimitMs > 0 && timeLimitMs < 2 ** 31
    ? null
    : `\`${option}.timeLimitMs\` must be milliseconds above 0 and below 2147483648. Omit it for 10000.`
}

export function secretFault(secret: unknown, name: string): string | null {
  const secrets = Array.isArray(secret) ? secret : [secret]
  if (secrets.length > 0 && secrets.every((one) => typeof one === 'string' && one !== '')) return null
  return `${name} is missing, or one of several is. Without it, anybody could send webhooks. Pass the secret that \`PUT /accounts/{id}/stream/webhook\` answered. If it comes from an environment variable, check that it is set.`
}

export function ageFault(seconds: unknown, name: string): string | null {
  return typeof seconds === 'number' && seconds >= 1 && seconds <= 86_400
    ? null
    : `${name} must be seconds from 1 to 86400. Omit it for 300.`
}
