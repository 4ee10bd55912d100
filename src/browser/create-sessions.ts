// Sessions with their browser drivers, if the browser can store uploads safely.

import type { Clock, Sessions } from '../core/contract/ports.js'
import { createSessionManager } from '../core/sessions/session-manager.js'
import { keptFiles } from '../drivers/files/kept-files.js'
import { createSessionStore } from '../drivers/sessions/session-store.js'
import { createSessionTabs } from '../drivers/sessions/session-tabs.js'

/** `null` without Web Locks, which insecure pages do not have: two tabs could send the same upload. */
export function createSessions(scope: string, clock: Clock): Sessions | null {
  if (typeof indexedDB === 'undefined' || globalThis.navigator?.locks === undefined) return null
  const ports = { store: createSessionStore(scope), tabs: createSessionTabs(scope), files: keptFiles }
  return createSessionManager(ports, clock)
}
