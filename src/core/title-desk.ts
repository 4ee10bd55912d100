import { pause } from './pause.js'
import type { Clock, Connectivity, Ports, TitleSource, Titles } from './ports.js'
import { createRetryPolicy } from './retry-policy.js'
import { videoToRename } from './title.js'
import { untilOnline } from './until-online.js'
import type { Upload, UploadId } from './upload.js'
import { isForeign, uploadErrorOf } from './upload-error.js'

interface TitleDeskPorts {
  readonly source: TitleSource
  readonly clock: Clock
  readonly connectivity: Connectivity
  readonly reportError: Ports['reportError']
}

/** Tries after the first, some seconds together: whoever has typed a title is to know soon that it is not saved. */
const RETRIES = 3

/** Tells the host what videos are called: one request an upload at a time, and always the newest title. */
export function createTitleDesk({
  source,
  clock,
  connectivity,
  reportError,
}: TitleDeskPorts): Pick<Titles, 'save'> {
  const busy = new Set<UploadId>()
  const policy = createRetryPolicy(clock.random, 0)
  const never = new AbortController().signal

  async function work(look: () => Upload | undefined, report: Parameters<Titles['save']>[2]): Promise<void> {
    let attempt = 0
    for (;;) {
      if (!connectivity.isOnline()) await untilOnline(connectivity)
      const upload = look()
      const videoId = upload === undefined ? null : videoToRename(upload)
      const text = upload?.title?.text
      if (videoId === null || text === undefined) return
      try {
        await source.rename(videoId, text)
        attempt = 0
        report({ type: 'titleAnswered', title: { text, state: 'saved' } })
      } catch (thrown) {
        // It is sent once there is a connection.
        if (!connectivity.isOnline()) continue
        if (isForeign(thrown)) reportError(thrown)
        const error = uploadErrorOf(thrown)
        const decision = policy(error, attempt, clock.now())
        attempt += 1
        if (decision.kind === 'wait' && attempt <= RETRIES) await pause(decision.ms, clock, never)
        else {
          attempt = 0
          report({ type: 'titleAnswered', title: { text, state: 'failed', error } })
        }
      }
    }
  }

  return {
    save(id, look, report) {
      if (busy.has(id)) return
      busy.add(id)
      void work(look, report).finally(() => busy.delete(id))
    },
  }
}
