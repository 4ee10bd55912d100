// The ports that need the network: loaded after the page, so that its first load is smaller.

import type { QueryClient } from '@tanstack/react-query'
import { createDetailSaver } from '../core/activities/detail-saver.js'
import { createLateActivities } from '../core/activities/late-activities.js'
import type { LateActivities } from '../core/contract/activity-context.js'
import type { Clock, Connectivity, Details, EarlyPorts, FileProbe, Ports } from '../core/contract/ports.js'
import type { UploadReport } from '../core/machine/upload-event.js'
import { createAdaptiveTransport } from '../core/transfer/adaptive-transport.js'
import { isRoute } from '../drivers/endpoint/endpoint.js'
import { clientOf, type EndpointClient } from '../drivers/endpoint/endpoint-client.js'
import { createHeaderSource } from '../drivers/endpoint/header-source.js'
import { httpEndpoint } from '../drivers/endpoint/http-endpoint.js'
import { createDetailSource, createTicketSource } from '../drivers/endpoint/ticket-source.js'
import { createFileProbe } from '../drivers/files/file-probe.js'
import { createEarlyConnection } from '../drivers/page/early-connection.js'
import { createQueryStatusSource } from '../drivers/status/query-status-source.js'
import type { UploadTicket } from '../protocol/ticket.js'
import { adviseOn as adviseOnError, adviseOnMissing } from './integration-advice.js'
import { lazy } from './lazy.js'
import { adviseOnOptions } from './option-advice.js'
import { adviseOnRequest } from './request-advice.js'
import type { UploaderOptions } from './uploader-options.js'

export interface NetworkPorts {
  readonly details: Pick<Details, 'save'>
  readonly probe: FileProbe
  readonly late: (ports: EarlyPorts) => LateActivities
  readonly loadAhead: () => Promise<unknown>
}

interface Context {
  /** The options as they are now: the app may change them at any time. */
  readonly options: () => UploaderOptions
  readonly queryClient: () => QueryClient
  readonly clock: Clock
  readonly connectivity: Connectivity
  readonly reportError: (error: unknown) => void
}

export function createNetworkPorts({
  options,
  queryClient,
  clock,
  connectivity,
  reportError,
}: Context): NetworkPorts {
  adviseOnOptions(options())
  const probe = createFileProbe(clock)
  const headers = createHeaderSource(() => options().headers)
  const endpoint = (): EndpointClient => {
    const { endpoint: given, fetch } = options()
    if (!isRoute(given)) return clientOf(given)
    // The browser's `fetch` throws "Illegal invocation" if it is called as a method of the options.
    const send: typeof globalThis.fetch = (input, init) => {
      const answer = (fetch ?? globalThis.fetch)(input, init)
      answer.catch(adviseOnRequest)
      return answer
    }
    return httpEndpoint({ url: given, headers, fetch: send, clock })
  }
  /** Tickets of uploads that this page had created with a video, and to which nothing was sent. */
  const untouched = new WeakSet<UploadTicket>()
  // In a chunk of its own: it is the largest part, and stays cached when the rest of this library changes.
  const tus = lazy(connectivity, async () => {
    const { createTusTransport } = await import('../drivers/tus/tus-transport.js')
    return createTusTransport({
      clock,
      probe,
      httpStack: () => options().httpStack,
      idleTimeout: () => options().idleTimeout,
      isUntouched: (ticket) => untouched.delete(ticket),
      unanswered: adviseOnRequest,
    })
  })
  const together = lazy(
    connectivity,
    async () => (await import('../drivers/status/watch-together.js')).createWatchTogether,
  )
  const connection = createEarlyConnection(clock, () => options().uploadOrigin)
  const offered = { meta: () => options().meta, fields: () => options().fields }
  const source = createDetailSource(endpoint, clock, offered)
  const details = createDetailSaver({ source, clock, connectivity, reportError })
  const advising =
    (send: (report: UploadReport) => void) =>
    (report: UploadReport): void => {
      adviseOn(report)
      send(report)
    }
  const tickets = createTicketSource(endpoint, clock, offered)
  const late: Omit<Ports, keyof EarlyPorts> & Pick<Ports, 'probe'> = {
    tickets: {
      ...tickets,
      async create(offer, unused) {
        // While the endpoint answers. Whoever sends the bytes hears of a failure.
        tus().catch(() => {})
        connection.open()
        const ticket = await tickets.create(offer, unused)
        connection.note(ticket.uploadUrl)
        if (ticket.videoId !== null) untouched.add(ticket)
        return ticket
      },
    },
    transport: createAdaptiveTransport(
      { send: async (job, reports, signal) => (await tus()).send(job, reports, signal) },
      { clock, connectivity },
      () => options().chunkSize ?? 'auto',
    ),
    status: createQueryStatusSource(queryClient, endpoint, clock, connectivity, reportError, together),
    probe,
  }
  return {
    details: { save: (id, look, report) => details.save(id, look, advising(report)) },
    loadAhead: tus,
    probe,
    late(early) {
      const activities = createLateActivities({ ...early, ...late })
      return {
        ...activities,
        start(upload, context) {
          // They may have changed.
          adviseOnOptions(options())
          return activities.start(upload, { ...context, send: advising(context.send) })
        },
      }
    },
  }
}

/** Failures of the integration are explained on the console. */
function adviseOn(report: UploadReport): void {
  if (report.type === 'failed') adviseOnError(report.error)
  if (report.type === 'untracked') adviseOnMissing(report.missing)
  if (report.type === 'titleAnswered' && report.title.state === 'failed') adviseOnError(report.title.error)
  if (report.type === 'fieldsAnswered' && report.fields.state === 'failed') adviseOnError(report.fields.error)
}
