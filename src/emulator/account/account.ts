// Everything that one emulated account keeps.

import { type ApiRateLimit, createApiRateLimit } from '../http/api-rate-limit.js'
import type { EmulatorSettings } from '../videos/emulator-options.js'
import { randomId } from '../videos/random-id.js'
import { createVideoStore, type VideoStore } from '../videos/video-store.js'
import type { WatermarkProfile } from '../videos/watermark-profile.js'
import { createDownloads, type Downloads } from './copy-downloads.js'
import type { Faults } from './faults.js'
import { createSigningKeys, type SigningKeys } from './signing-keys.js'
import { createWebhookSender, type WebhookSender } from './webhook-sender.js'

/** There is one account, whatever id requests use. */
export interface Account {
  readonly store: VideoStore
  readonly keys: SigningKeys
  readonly watermarks: Map<string, WatermarkProfile>
  readonly webhookSender: WebhookSender
  readonly downloads: Downloads
  readonly rateLimit: ApiRateLimit
}

export function createAccount(settings: EmulatorSettings, now: () => number, faults: Faults): Account {
  const store = createVideoStore(settings, now, (video) => webhookSender.watch(video))
  const webhookSender = createWebhookSender(store, faults)
  return {
    store,
    keys: createSigningKeys(now, randomId),
    watermarks: new Map(),
    webhookSender,
    downloads: createDownloads(store),
    rateLimit: createApiRateLimit(settings.callLimit, now),
  }
}
