// The activities that use the network, and what they leave behind. Loaded after the page.

import type { ActivityContext, LateActivities, LateContext } from '../contract/activity-context.js'
import type { Ports } from '../contract/ports.js'
import { createRetryPolicy } from '../contract/retry-policy.js'
import type { Upload } from '../model/upload.js'
import { retry } from '../transfer/retry.js'
import { type CreationGate, createCreationGate } from './creation-gate.js'
import { createEventMaker } from './events.js'
import { hasArrived, readVideoOnce } from './read-video-once.js'
import { requestTicket } from './request-ticket.js'
import { sendBytes } from './send-bytes.js'
import { createTicketRegistry } from './ticket-registry.js'
import { readExisting, watchEncoding, watchQuality } from './watch-video.js'

/** One for each uploader. */
export function createLateActivities(ports: Ports): LateActivities {
  const gate = createCreationGate(ports.clock)
  /** Under way: several may ask for the same. */
  const discards = new Map<string, Promise<boolean>>()
  function discardOnce(videoId: string): Promise<boolean> {
    const asked = discards.get(videoId) ?? discard(videoId, ports).finally(() => discards.delete(videoId))
    discards.set(videoId, asked)
    return asked
  }
  const events = createEventMaker()
  const tickets = createTicketRegistry(ports.tickets, (videoId) => void discardOnce(videoId))
  return {
    start: (upload, context: ActivityContext) => start(upload, { ...context, ports, tickets }, gate),
    transitioned: tickets.transitioned,
    async discard(videoId, size) {
      const isWhole = size !== undefined && (await hasArrived(videoId, size, ports))
      return isWhole ? 'kept' : discardOnce(videoId)
    },
    readVideo: (upload) => readVideoOnce(upload, ports),
    tell(changes, { onEvent, eventNames = false }) {
      for (const event of events.eventsOf(changes, eventNames)) {
        try {
          onEvent?.(event)
        } catch (thrown) {
          ports.reportError(thrown)
        }
      }
    },
    tryNow: gate.tryNow,
  }
}

function start(upload: Upload, context: LateContext, gate: CreationGate): Promise<void> | void {
  if (upload.status === 'requesting') return requestTicket(upload, context, gate)
  if (upload.status === 'uploading') return sendBytes(upload, context)
  if (upload.status === 'reading') return readExisting(upload, context)
  if (upload.status === 'processing') return watchEncoding(upload, context)
  if (upload.status === 'ready') return watchQuality(upload, context)
}

async function discard(
  videoId: string,
  { tickets, clock, connectivity, reportError }: Ports,
): Promise<boolean> {
  const policy = createRetryPolicy(clock.random)
  const tried = await retry(
    () => tickets.discard(videoId),
    { decide: (error, failures) => policy(error, failures, clock.now()) },
    { clock, connectivity },
  )
  if (tried.kind === 'done') return true
  const { code } = tried.error
  // A video that is not there any more is discarded.
  if (code !== 'not-found') reportError(tried.thrown)
  return code === 'not-found' || code === 'forbidden'
}
