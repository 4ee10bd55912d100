import type { Clock, Connectivity, Ports, TitleSource, Titles } from '../contract/ports.js'
import { createRetryPolicy } from '../contract/retry-policy.js'
import { videoToRename } from '../machine/title.js'
import type { Upload, UploadId } from '../model/upload.js'
import { isUnexpected, uploadErrorOf } from '../model/upload-error.js'
import { delay } from '../transfer/delay.js'
import { untilOnline } from '../transfer/until-online.js'

interface TitleDeskPorts {
  readonly source: TitleSource
  readonly clock: Clock
  readonly connectivity: Connectivity
  readonly reportError: Ports['reportError']
}

/** Tries after the first, some seconds together: whoever has typed a title is to know soon that it is not saved. */
const RETRIES = 3

/** Tells the host what videos are called: one request an upload at a time, and always the newest title. */
export function createTitleSaver({
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
        if (isUnexpected(thrown)) reportError(thrown)
        const error = uploadErrorOf(thrown)
        const decision = policy(error, attempt, clock.now())
        attempt += 1
        if (decision.kind === 'wait' && attempt <= RETRIES) await delay(decision.ms, clock, never)
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
