// Asks the endpoint, for a limited time: for tickets, videos of links, other titles and fields, and deletion.

import type { Clock, DetailSource, TicketSource } from '../../core/contract/ports.js'
import type { Described } from '../../core/machine/upload-event.js'
import { withTimeLimit } from '../../core/transfer/time-limit.js'
import type { FieldValues, OwnField } from '../../protocol/own-field.js'
import type { MetaOffer, VideoMeta } from './endpoint.js'
import type { EndpointClient } from './endpoint-client.js'

/** Milliseconds after which a silent endpoint counts as unreachable. */
const TIME_LIMIT = 30_000
const DETAIL_LIMIT = 20_000

/** Called at each request, so that the app may change them. */
interface AppOptions {
  readonly meta?: () => MetaOffer | undefined
  /** Default: all fields are offered. */
  readonly fields?: () => readonly OwnField[] | undefined
}

/** Without those of fields that the app had once: the endpoint would refuse them, and nobody could correct them. */
function stillOffered(values: FieldValues | undefined, { fields }: AppOptions): FieldValues | undefined {
  // None at all is no word, as while the app loads them.
  const offered = fields?.()
  if (offered === undefined) return values
  const isOffered = ([key]: [string, string]): boolean => offered.some(({ name }) => name === key)
  const left = Object.entries(values ?? {}).filter(isOffered)
  return left.length === 0 ? undefined : Object.fromEntries(left)
}

/** @param endpoint called at each request, so that the app may change it */
export function createTicketSource(
  endpoint: () => EndpointClient,
  clock: Clock,
  options: AppOptions = {},
): TicketSource {
  /** An answer after the time limit has created a video too, so it is passed to `late`. */
  async function askInTime<T>(ask: () => Promise<T>, late: (answer: T) => void): Promise<T> {
    const asked = ask()
    try {
      return await withTimeLimit(TIME_LIMIT, clock, () => asked)
    } catch (thrown) {
      asked.then(late, () => {})
      throw thrown
    }
  }

  function metaFor(name: string, file: File | null): VideoMeta | undefined {
    const offer = options.meta?.()
    return typeof offer === 'function' ? offer({ name, file }) : offer
  }

  const described = (given: Described, file: File | null) => ({
    fields: stillOffered(given.fields, options),
    meta: metaFor(given.name, file),
  })

  return {
    discard: (videoId) => withTimeLimit(TIME_LIMIT, clock, (signal) => endpoint().discard(videoId, signal)),
    create: ({ file, ...details }, late) =>
      askInTime(async () => endpoint().createTicket(file, { ...details, ...described(details, file) }), late),
    importLink: (link, late) =>
      askInTime(async () => endpoint().importLink({ ...link, ...described(link, null) }), late),
  }
}

export function createDetailSource(
  endpoint: () => EndpointClient,
  clock: Clock,
  options: AppOptions = {},
): DetailSource {
  return {
    rename: (videoId, title) =>
      withTimeLimit(DETAIL_LIMIT, clock, (signal) => endpoint().rename(videoId, title, signal)),
    async describe(videoId, values) {
      const left = stillOffered(values, options)
      if (left === undefined) return
      await withTimeLimit(DETAIL_LIMIT, clock, (signal) => endpoint().describe(videoId, left, signal))
    },
  }
}
