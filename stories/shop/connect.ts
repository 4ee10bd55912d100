import { createUploader, type StreamUploaderHandle } from 'react-stream-uploader'
import {
  ConnectionDroppedError,
  createStreamEmulator,
  type IncomingRequest,
  type StreamEmulator,
} from 'react-stream-uploader/emulator'
import { connectTo, goodLine, inPageSettings } from '../support/in-page.js'
import { pageConditions } from '../support/page-conditions.js'
import { overRoughLine } from '../support/rough-line.js'
import { keptStream, leave, noHash, takeKept } from './kept-stream.js'

interface Window {
  readonly uploader: StreamUploaderHandle
  /** Uploads came with it from the page before the reload. */
  readonly isReloaded: boolean
  readonly close: () => void
}

/** An uploader in front of a Stream that outlives a reload of the page, as the real one does. */
export function openWindow(): Window {
  let now: number | null = null
  const kept = takeKept()
  const resumeKey = kept?.resumeKey ?? `first-page-${Math.random().toString(36).slice(2)}`
  const plain = createStreamEmulator({ ...inPageSettings, createHash: noHash, now: () => now ?? Date.now() })
  const stream = keptStream(plain, kept?.videos ?? [], (time) => {
    now = time
  })
  const line = overRoughLine(stream.emulator, pageConditions, goodLine)
  const uploader = createUploader({
    ...connectTo(answeringAtOnce(line), resumeKey),
    accept: 'video/*',
    confirmLeaving: false,
  })
  const leaveToNext = (): void => leave({ resumeKey, videos: stream.videos() })
  addEventListener('pagehide', leaveToNext)
  return {
    uploader,
    isReloaded: kept !== null,
    close() {
      removeEventListener('pagehide', leaveToNext)
      uploader.stop()
    },
  }
}

const isUnavailable = (): boolean => pageConditions().fault === 'unavailable'

/** The emulator reads a whole chunk before it refuses it, which takes longer here than anybody looks. */
function answeringAtOnce(emulator: StreamEmulator): StreamEmulator {
  async function* untilUnavailable(body: NonNullable<IncomingRequest['body']>): AsyncGenerator<Uint8Array> {
    for await (const piece of body) {
      if (isUnavailable()) throw new ConnectionDroppedError()
      yield piece
    }
  }
  return {
    ...emulator,
    async handle(request) {
      if (request.method !== 'PATCH' || request.body === null) return emulator.handle(request)
      if (isUnavailable())
        return new Response(null, { status: 503, headers: { 'access-control-allow-origin': '*' } })
      return emulator.handle({ ...request, body: untilUnavailable(request.body) })
    },
  }
}
