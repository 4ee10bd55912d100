import type { Clock, Sessions } from '../core/ports.js'
import { createSessionDesk } from '../core/session-desk.js'
import { keptFiles } from '../drivers/kept-files.js'
import { createSessionStore } from '../drivers/session-store.js'
import { createSessionTabs } from '../drivers/session-tabs.js'

/**
 * Uploads that outlive the page, or `null` where the browser cannot keep them safely: without Web Locks, which insecure pages do not
 * have, two tabs could send one upload.
 */
export function createSessions(scope: string, clock: Clock): Sessions | null {
  if (typeof indexedDB === 'undefined' || globalThis.navigator?.locks === undefined) return null
  return createSessionDesk(
    { store: createSessionStore(scope), tabs: createSessionTabs(scope), files: keptFiles },
    clock,
  )
}
