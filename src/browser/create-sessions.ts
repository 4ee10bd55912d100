import type { Clock, Sessions } from '../core/contract/ports.js'
import { createSessionManager } from '../core/sessions/session-manager.js'
import { keptFiles } from '../drivers/files/kept-files.js'
import { createSessionStore } from '../drivers/sessions/session-store.js'
import { createSessionTabs } from '../drivers/sessions/session-tabs.js'

/**
 * Uploads that outlive the page, or `null` where the browser cannot keep them safely: without Web Locks, which insecure pages do not
 * have, two tabs could send one upload.
 */
export function createSessions(scope: string, clock: Clock): Sessions | null {
  if (typeof indexedDB === 'undefined' || globalThis.navigator?.locks === undefined) return null
  return createSessionManager(
    { store: createSessionStore(scope), tabs: createSessionTabs(scope), files: keptFiles },
    clock,
  )
}
