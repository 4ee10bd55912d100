import { type CallLimit, createCallLimit } from './call-limit.js'
import { createDownloads, type Downloads } from './downloads.js'
import type { EmulatorSettings } from './emulator-options.js'
import type { Faults } from './faults.js'
import { createKeyRing, type KeyRing } from './key-ring.js'
import { createNotifier, type Notifier } from './notifier.js'
import { randomId } from './random-id.js'
import { createVideoStore, type VideoStore } from './video-store.js'
import type { WatermarkProfile } from './watermark-profile.js'

/** All that the emulator keeps. There is one account, by whatever id it is called. */
export interface Account {
  readonly store: VideoStore
  readonly keys: KeyRing
  readonly watermarks: Map<string, WatermarkProfile>
  readonly notifier: Notifier
  readonly downloads: Downloads
  readonly callLimit: CallLimit
}

export function createAccount(settings: EmulatorSettings, now: () => number, faults: Faults): Account {
  const store = createVideoStore(settings, now, (video) => notifier.watch(video))
  const notifier = createNotifier(store, faults)
  return {
    store,
    keys: createKeyRing(now, randomId),
    watermarks: new Map(),
    notifier,
    downloads: createDownloads(store),
    callLimit: createCallLimit(settings.callLimit, now),
  }
}
