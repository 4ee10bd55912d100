// Notes what there may be to read of files. What reads them is loaded when there is something.

import type { EnginePorts, MediaReader, MediaReaderContext } from '../contract/activity-context.js'
import type { TransitionListener } from '../contract/transition-listener.js'
import { statusTraits } from '../model/status-traits.js'
import type { UploadId } from '../model/upload.js'

interface MediaWatch extends Pick<MediaReader, 'check' | 'measure'> {
  setInView(id: UploadId, isInView: boolean): void
  readonly transitioned: TransitionListener
  /** Reads, or loads what reads, if something has changed. */
  update(): void
}

/** If the code cannot be loaded, uploads continue without figures, and the next change tries again. */
export function createMediaWatch(
  ports: EnginePorts,
  context: Pick<MediaReaderContext, 'find' | 'firstQueued' | 'send'>,
): MediaWatch {
  const inView = new Set<UploadId>()
  const begun = new Set<UploadId>()
  let reader: MediaReader | null = null
  let isDue = false

  async function loaded(): Promise<MediaReader | null> {
    if (reader !== null) return reader
    const create = await ports.mediaReader().catch(() => null)
    reader ??= create?.({ ...context, ports, inView, begun }) ?? null
    return reader
  }

  function update(): void {
    if (!isDue) return
    isDue = false
    if (reader !== null) return reader.look()
    const mayRead = inView.size > 0 || begun.size > 0 || context.firstQueued(1).length > 0
    if (mayRead) void loaded().then((ready) => ready?.look())
  }

  return {
    async check(upload, rules, secondsBefore) {
      const ready = await loaded()
      if (ready !== null) return ready.check(upload, rules, secondsBefore)
      // The app's own rule is not skipped, while a limit that cannot be checked here is Stream's to enforce.
      return rules.validate === undefined ? [] : [{ code: 'not-checked' }]
    },
    measure: async (upload) => (await loaded())?.measure(upload) ?? null,
    setInView(id, isInView) {
      if (isInView) inView.add(id)
      else inView.delete(id)
      isDue = true
      update()
    },
    transitioned(upload, previous, id) {
      if (upload?.status === previous?.status) return
      isDue = true
      if (upload !== null && statusTraits[upload.status].holdsSlot) begun.add(id)
      else begun.delete(id)
      if (upload === null) reader?.forget(id)
    },
    update,
  }
}
