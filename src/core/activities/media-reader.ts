// Reads what is in the files, a few at a time: those in view soon, those that have begun and the next ones later.

import type { MediaReader, MediaReaderContext } from '../contract/activity-context.js'
import type { MediaProbe } from '../contract/ports.js'
import { checkMedia } from '../model/media-check.js'
import type { Media } from '../model/media-rules.js'
import type { Upload, UploadId } from '../model/upload.js'
import { isUnexpected } from '../model/upload-error.js'
import { isFinished } from '../model/upload-facts.js'
import { askOwnRule } from './own-rule.js'

/** Files that are read at the same time, and queued files that are read ahead. */
const AT_ONCE = 2
const AHEAD = 3
/** Milliseconds: opening a video takes the page some, and the creation of an upload is to be on its way by then. */
const SOON = 100
/** Milliseconds for files that nobody sees: many are at the server by then, and the page had its time for sending them. */
const LATER = 1000

/** If the browser cannot open a file, its upload continues without figures. */
export function createMediaReader(
  driver: MediaProbe,
  { ports: { clock, reportError }, find, firstQueued, send, inView, begun }: MediaReaderContext,
): MediaReader {
  const tried = new Set<UploadId>()
  const lookSoon = resting(SOON, () => update(false))
  const lookLater = resting(LATER, () => update(true))
  let reading = 0
  /** Whether others than those in view are read, until none is left. */
  let isForAll = false

  /** Reads the file now, unless that was done: somebody waits for it. `null` if the browser cannot open it. */
  async function read({ id, media, source }: Upload): Promise<Media | null> {
    if (media !== null || source.kind !== 'file') return media
    tried.add(id)
    const isWanted = (): boolean => {
      const upload = find(id)
      return upload !== undefined && !isFinished(upload)
    }
    try {
      const found = await driver.read(source.file, isWanted)
      if (found !== null) send(id, { type: 'mediaRead', media: found })
      return found
    } catch (thrown) {
      if (isUnexpected(thrown)) reportError(thrown)
      return null
    }
  }

  function next(): Upload | undefined {
    for (const ids of isForAll ? [inView, begun, firstQueued(AHEAD)] : [inView]) {
      for (const id of ids) {
        const upload = tried.has(id) ? undefined : find(id)
        if (upload !== undefined && isReadable(upload)) return upload
      }
    }
    return undefined
  }

  function resting(ms: number, run: () => void): () => void {
    let isResting = false
    return () => {
      if (isResting) return
      isResting = true
      clock.after(ms, () => {
        isResting = false
        run()
      })
    }
  }

  function update(isLate: boolean): void {
    isForAll ||= isLate
    while (reading < AT_ONCE) {
      const upload = next()
      if (upload === undefined) {
        isForAll = false
        return
      }
      reading += 1
      void read(upload).finally(() => {
        reading -= 1
        update(false)
      })
    }
  }

  return {
    async check(upload, rules, secondsBefore) {
      const media = await read(upload)
      const rejections = checkMedia(media, rules, secondsBefore())
      const { source } = upload
      if (rejections.length > 0 || rules.validate === undefined || source.kind !== 'file') return rejections
      return askOwnRule(rules.validate, source.file, media, { clock, reportError })
    },
    measure: async (upload) => (await read(upload))?.duration ?? null,
    look() {
      lookSoon()
      lookLater()
    },
    forget(id) {
      tried.delete(id)
    },
  }
}

/** Whether there is something to read. While a file is validated, the rules decide whether it is opened. */
function isReadable(upload: Upload): boolean {
  const { media, source, status } = upload
  return media === null && source.kind === 'file' && status !== 'validating' && !isFinished(upload)
}
