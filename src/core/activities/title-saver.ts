// Sends titles to the endpoint: one request per upload at a time, and always the newest title.

import type { Ports, TitleSource, Titles } from '../contract/ports.js'
import { createRetryPolicy } from '../contract/retry-policy.js'
import { videoToRename } from '../machine/title.js'
import type { UploadReport } from '../machine/upload-event.js'
import type { Title } from '../model/title-state.js'
import type { Upload, UploadId } from '../model/upload.js'
import { isUnexpected } from '../model/upload-error.js'
import { retry } from '../transfer/retry.js'
import { untilOnline } from '../transfer/wait.js'

type TitleSaverPorts = Pick<Ports, 'clock' | 'connectivity' | 'reportError'> & { source: TitleSource }

/** Retries take some seconds together: whoever has typed a title should know soon that it is not saved. */
const RETRIES = 3

export function createTitleSaver(ports: TitleSaverPorts): Pick<Titles, 'save'> {
  const { source, clock, connectivity, reportError } = ports
  const busy = new Set<UploadId>()
  const policy = createRetryPolicy(clock.random, 0)

  async function work(current: () => Upload | undefined, report: (report: UploadReport) => void) {
    for (;;) {
      let text: string | null = null
      if (!connectivity.isOnline()) await untilOnline(connectivity)
      const tried = await retry(
        async () => {
          const upload = current()
          const videoId = upload === undefined ? null : videoToRename(upload)
          text = videoId === null ? null : (upload?.title?.text ?? null)
          if (videoId !== null && text !== null) await source.rename(videoId, text)
        },
        {
          decide: (error, failures) =>
            failures < RETRIES ? policy(error, failures, clock.now()) : { kind: 'fail' },
          failed(thrown) {
            if (isUnexpected(thrown)) reportError(thrown)
          },
        },
        { clock, connectivity },
      )
      if (text === null) return
      const title: Title =
        tried.kind === 'done' ? { text, state: 'saved' } : { text, state: 'failed', error: tried.error }
      // Then once more: the person may have changed the title meanwhile.
      report({ type: 'titleAnswered', title })
    }
  }

  return {
    save(id, current, report) {
      if (busy.has(id)) return
      busy.add(id)
      void work(current, report).finally(() => busy.delete(id))
    },
  }
}
