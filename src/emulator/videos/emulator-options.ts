// Options of the emulator, and their defaults.

import type { CallLimitOptions } from '../http/api-rate-limit.js'
import { defaultEncodingTimes, type EncodingTimes } from '../media/encoding-clock.js'
import { type Inspect, inspectSignature } from '../media/inspect.js'
import { createSha256, type Hasher } from '../media/sha256.js'
import { defaultAssumptions, type EmulatorAssumptions } from './assumptions.js'
import { randomId } from './random-id.js'
import type { Webhook } from './webhook.js'

export interface StreamEmulatorOptions {
  /**
   * The only API token that is accepted. Without it any token is, but there must be one.
   * @default undefined
   */
  readonly apiToken?: string | undefined
  /**
   * Public address of upload, thumbnail and playback URLs, such as `http://localhost:4400/stream`.
   * @default what precedes `/client/v4/` in the URL of the creation
   */
  readonly baseUrl?: string | undefined
  /**
   * The clock, in milliseconds since the epoch.
   * @default Date.now
   */
  readonly now?: (() => number) | undefined
  /**
   * Starts an SHA-256. Node's own hash is several times faster than the default in JavaScript.
   * @default a hash in JavaScript
   */
  readonly createHash?: (() => Hasher) | undefined
  /** How long each step of encoding takes, in milliseconds; steps left out keep their defaults. */
  readonly encoding?: Partial<EncodingTimes> | undefined
  /**
   * Decides from the start of an upload what kind of video it is. Too short and too long are checked
   * afterwards.
   * @default by signature, and by the index of an MP4
   */
  readonly inspect?: Inspect | undefined
  /**
   * Bytes a second at which each upload's body is read.
   * @default Infinity
   */
  readonly bandwidth?: number | undefined
  /**
   * Bytes of memory for whole uploads, so that the player can play them. A new upload replaces the oldest
   * ones; a larger one is only hashed, and the player says so.
   * @default 16777216
   */
  readonly keepBytes?: number | undefined
  /**
   * Fetches copies and sends webhooks. Unlike Stream, it may reach local addresses.
   * @default globalThis.fetch
   */
  readonly fetch?: typeof globalThis.fetch | undefined
  /**
   * A webhook that is registered from the start.
   * @default none
   */
  readonly webhook?: { readonly notificationUrl: string; readonly secret?: string | undefined } | undefined
  /**
   * Minutes of video that the account may store. Uploads reserve their `maxDurationSeconds`; a creation
   * that does not fit is refused with 413 and code 10011.
   * @default Infinity
   */
  readonly storageMinutes?: number | undefined
  /**
   * API calls beyond it are refused with 429. Stream's limit is 1,200 in five minutes: `{ calls: 1200 }`.
   * @default none
   */
  readonly callLimit?: CallLimitOptions | undefined
  /**
   * Videos that may be downloaded, queued or encoded at the same time; beyond it creations are refused with
   * 429. Stream's limit is 120.
   * @default Infinity
   */
  readonly maxEncoding?: number | undefined
  /** Answers to what Stream does not document; those left out keep their defaults. */
  readonly assumptions?: Partial<EmulatorAssumptions> | undefined
}

/** The options with every default filled in. */
export interface EmulatorSettings {
  readonly apiToken: string | null
  readonly baseUrl: string | null
  readonly createHash: () => Hasher
  readonly encoding: EncodingTimes
  readonly inspect: Inspect
  readonly bandwidth: number
  readonly keepBytes: number
  readonly fetch: typeof globalThis.fetch
  readonly webhook: Webhook | null
  readonly storageMinutes: number
  readonly callLimit: CallLimitOptions | null
  readonly maxEncoding: number
  readonly assumptions: EmulatorAssumptions
}

export function settingsOf(options: StreamEmulatorOptions): EmulatorSettings {
  const { webhook } = options
  return {
    apiToken: options.apiToken ?? null,
    baseUrl: options.baseUrl?.replace(/\/+$/, '') ?? null,
    createHash: options.createHash ?? (() => createSha256()),
    encoding: { ...defaultEncodingTimes, ...options.encoding },
    inspect: options.inspect ?? inspectSignature,
    bandwidth: options.bandwidth ?? Infinity,
    keepBytes: options.keepBytes ?? 16_777_216,
    fetch: options.fetch ?? ((input, init) => globalThis.fetch(input, init)),
    webhook:
      webhook === undefined
        ? null
        : {
            url: webhook.notificationUrl,
            secret: webhook.secret ?? randomId(),
            modifiedAt: (options.now ?? Date.now)(),
          },
    storageMinutes: options.storageMinutes ?? Infinity,
    callLimit: options.callLimit ?? null,
    maxEncoding: options.maxEncoding ?? Infinity,
    assumptions: { ...defaultAssumptions, ...options.assumptions },
  }
}
