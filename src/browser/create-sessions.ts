// Sessions with their browser drivers, if the browser can store uploads safely.

import type { Clock, Sessions } from '../core/contract/ports.js'
import type { UploadId } from '../core/model/upload.js'
import { createSessionManager } from '../core/sessions/session-manager.js'
import { createKeptFiles } from '../drivers/files/kept-files.js'
import { type Scope, scopeName } from '../drivers/sessions/database.js'
import { handleOfPage, pageFiles } from '../drivers/sessions/page-files.js'
import { createSessionStore } from '../drivers/sessions/session-store.js'
import { createSessionTabs } from '../drivers/sessions/session-tabs.js'

/** `null` without Web Locks, which insecure pages do not have: two tabs could send the same upload. */
export function createSessions(scope: Scope, clock: Clock): Sessions | null {
  if (typeof indexedDB === 'undefined' || globalThis.navigator?.locks === undefined) return null
  const name = scopeName(scope)
  const tabs = createSessionTabs(name, scope.resumeKey)
  const keep = (id: UploadId, file: File): void => void pageFiles(name).set(id, handleOfPage(file))
  return createSessionManager(
    { store: createSessionStore(name), tabs, files: { ...createKeptFiles(clock), keep } },
    clock,
    scope.resumeKey !== '',
  )
}
