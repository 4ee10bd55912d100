// With `duplicates: 'replace'` an accepted file ends the earlier uploads of the same file.

import type { Settings } from '../contract/options.js'
import type { TransitionListener } from '../contract/transition-listener.js'
import type { UploadList } from '../list/upload-list.js'
import { videoIdentityOf } from '../model/upload-facts.js'
import { type EngineMessage, eventFor } from './engine-message.js'

export function createDuplicateReplacement(
  list: UploadList,
  settings: () => Settings,
  post: (messages: readonly EngineMessage[]) => void,
): TransitionListener {
  return (next, previous) => {
    const isAccepted = previous?.status === 'validating' && next?.status === 'queued'
    if (!isAccepted || settings().duplicates !== 'replace') return
    for (const id of list.duplicatesBefore(next.id, videoIdentityOf(next))) {
      post([eventFor(id, { type: 'cancel' }), { kind: 'removed', id }])
    }
  }
}
