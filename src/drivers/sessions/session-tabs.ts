// Divides uploads among tabs: Web Locks for the claims, a BroadcastChannel for the messages.

import type { SessionTabs, TabMessage } from '../../core/contract/session-ports.js'
import { parseTabMessage } from '../../core/sessions/tab-message.js'
import { asObject } from '../../protocol/json.js'

/** The channel on which a sign-out is told to all uploaders of the origin. */
export const FORGETTING = 'react-stream-uploader/forget'

/** A lock ends with its tab, however that ends. @see https://www.w3.org/TR/web-locks/ */
export function createSessionTabs(scope: string, resumeKey: string): SessionTabs {
  const prefix = `react-stream-uploader/${scope}/`
  const releases = new Map<string, () => void>()
  const listeners = new Set<Parameters<SessionTabs['hear']>[0]>()
  let channel: BroadcastChannel | null = null
  /** Of this task. */
  let untold: TabMessage[] = []
  let forgetting: BroadcastChannel | null = null

  /** `null` where the browser allows none, as Firefox does with all cookies blocked: then nothing is stored either. */
  function open(): BroadcastChannel | null {
    if (channel === null) {
      try {
        channel = new BroadcastChannel(prefix)
        forgetting = new BroadcastChannel(FORGETTING)
      } catch {
        return null
      }
      channel.addEventListener('message', ({ data }) => {
        for (const each of Array.isArray(data) ? data : [data]) {
          const message = parseTabMessage(each)
          if (message !== null) for (const listener of listeners) listener(message)
        }
      })
      forgetting.addEventListener('message', ({ data }) => {
        const meant = asObject(data)?.['resumeKey']
        if (meant !== null && meant !== resumeKey) return
        for (const listener of listeners) listener({ kind: 'forgotten' })
      })
    }
    return channel
  }

  function isPosted(messages: readonly TabMessage[]): boolean {
    try {
      open()?.postMessage(messages)
      return true
    } catch {
      return false
    }
  }

  function tellAll(): void {
    const messages = untold
    untold = []
    // One that cannot be cloned, because an app's function has put something into it, takes no others along.
    if (!isPosted(messages)) for (const message of messages) isPosted([message])
    closeUnheard()
  }

  function closeUnheard(): void {
    if (listeners.size > 0) return
    // An open channel may keep the page out of the back-forward cache.
    channel?.close()
    forgetting?.close()
    channel = null
  }

  return {
    claim: (id) =>
      new Promise((resolve, reject) => {
        const released = new Promise<void>((release) => releases.set(id, release))
        navigator.locks
          .request(prefix + id, { ifAvailable: true }, (lock) => {
            resolve(lock !== null)
            return lock === null ? undefined : released
          })
          .catch(reject)
      }),
    release(id) {
      releases.get(id)?.()
      releases.delete(id)
    },
    async held() {
      const { held = [] } = await navigator.locks.query()
      const names = held.map(({ name = '' }) => name).filter((name) => name.startsWith(prefix))
      return new Set(names.map((name) => name.slice(prefix.length)))
    },
    async free(id, signal) {
      await navigator.locks.request(prefix + id, { signal }, () => {})
    },
    tell(message) {
      untold.push(message)
      // A message a file would be a tenth of the work of adding ten thousand.
      if (untold.length === 1) setTimeout(tellAll)
    },
    hear(listener) {
      open()
      listeners.add(listener)
      return () => {
        listeners.delete(listener)
        closeUnheard()
      }
    },
  }
}
