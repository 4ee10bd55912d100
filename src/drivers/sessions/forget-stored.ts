// Forgets stored uploads at sign-out: in the database, and in every tab that has some open.

import { resumeKeyIn, withDatabase } from './database.js'
import { forgetPageFiles } from './page-files.js'
import { FORGETTING } from './session-tabs.js'

/** `resumeKey`: `null` for all. */
export async function forgetStored(resumeKey: string | null): Promise<void> {
  // First, as what runs would be written again.
  const channel = new BroadcastChannel(FORGETTING)
  // oxlint-disable-next-line unicorn/require-post-message-target-origin -- A channel reaches its own origin alone.
  channel.postMessage({ resumeKey })
  channel.close()
  forgetPageFiles(resumeKey)
  await withDatabase(async (database) => {
    const { store, done } = database.transaction('sessions', 'readwrite')
    for await (const { key, primaryKey } of store.index('scope').iterate()) {
      if (resumeKey === null || resumeKeyIn(key) === resumeKey) await store.delete(primaryKey)
    }
    await done
  })
}
