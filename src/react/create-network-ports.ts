import type { QueryClient } from '@tanstack/react-query'
import type { Clock, Ports, Titles } from '../core/ports.js'
import { createSizedTransport } from '../core/sized-transport.js'
import { createTitleDesk } from '../core/title-desk.js'
import { browserConnectivity } from '../drivers/connectivity.js'
import type { EndpointFunctions } from '../drivers/endpoint.js'
import { fileProbe } from '../drivers/file-probe.js'
import { createHeaderSource, type HeaderSource } from '../drivers/header-source.js'
import { httpEndpoint } from '../drivers/http-endpoint.js'
import { createQueryStatusSource } from '../drivers/query-status-source.js'
import { createTicketSource } from '../drivers/ticket-source.js'
import { createTitleSource } from '../drivers/title-source.js'
import type { UploaderOptions } from './create-stream-uploader.js'
import { lazily } from './lazily.js'

export type NetworkPorts = Pick<Ports, 'tickets' | 'transport' | 'status'> & {
  readonly titles: Pick<Titles, 'save'>
}

interface NetworkContext {
  /** As they are now: hosts may change them at any time. */
  readonly options: () => UploaderOptions
  readonly queryClient: () => QueryClient
  readonly clock: Clock
  readonly reportError: (error: unknown) => void
}

/** Everything that needs the network. It is loaded with the first upload, so that a page that only shows a drop zone does not pay for it. */
export function createNetworkPorts({
  options,
  queryClient,
  clock,
  reportError,
}: NetworkContext): NetworkPorts {
  const headers = createHeaderSource(() => options().headers)
  const endpoint = (): EndpointFunctions => endpointOf(options(), headers, clock)
  // In a chunk of its own: it is the largest part, and a version of ours changes nothing in it.
  const tus = lazily(async () => {
    const { createTusTransport } = await import('../drivers/tus-transport.js')
    return createTusTransport({
      clock,
      probe: fileProbe,
      httpStack: () => options().httpStack,
      idleTimeout: () => options().idleTimeout,
    })
  })
  return {
    tickets: createTicketSource(endpoint, clock, () => options().meta),
    titles: createTitleDesk({
      source: createTitleSource(endpoint, clock),
      clock,
      connectivity: browserConnectivity,
      reportError,
    }),
    transport: createSizedTransport(
      { send: async (job, reports, signal) => (await tus()).send(job, reports, signal) },
      { clock, connectivity: browserConnectivity },
      () => options().chunkSize ?? 'auto',
    ),
    status: createQueryStatusSource(queryClient, endpoint, clock, reportError),
  }
}

function endpointOf(
  { endpoint, fetch }: UploaderOptions,
  headers: HeaderSource,
  clock: Clock,
): EndpointFunctions {
  if (typeof endpoint !== 'string' && !(endpoint instanceof URL)) return endpoint
  // Called as a method of the options, the browser's own `fetch` would be an "Illegal invocation".
  const send: typeof globalThis.fetch = (input, init) => (fetch ?? globalThis.fetch)(input, init)
  return httpEndpoint({ url: endpoint, headers, fetch: send, clock })
}
