import { type QueryClient, QueryObserver } from '@tanstack/react-query'
import type { Clock, StatusSource } from '../core/ports.js'
import { decideRetry } from '../core/retry-policy.js'
import { UploadFailure, uploadErrorOf } from '../core/upload-error.js'
import { parseVideo, type Video } from '../protocol/video-status.js'
import type { EndpointFunctions } from './endpoint.js'
import { withTimeLimit } from './time-limit.js'

const TIME_LIMIT = 20_000
/** Milliseconds between polls: grows from the first to the last, as encoding takes as long as it takes. */
const FIRST_INTERVAL = 1000
const LAST_INTERVAL = 15_000
const GROWTH = 1.4
/** How much longer the intervals are while nobody looks at the tab. */
const HIDDEN_FACTOR = 4

/** The cache entry under which TanStack Query holds a {@link Video}; hosts may read it, or push a newer video into it. */
export function videoQueryKey(videoId: string): readonly ['stream-uploader', 'video', string] {
  return ['stream-uploader', 'video', videoId]
}

/** Polls the endpoint through TanStack Query until the video can be played or has failed. */
export function createQueryStatusSource(
  client: () => QueryClient,
  endpoint: () => EndpointFunctions,
  clock: Clock,
): StatusSource {
  return {
    watch(videoId, reports, signal) {
      let polls = 0
      let failures = 0
      let waitAtLeast = 0
      const observer = new QueryObserver<Video>(client(), {
        queryKey: videoQueryKey(videoId),
        queryFn: ({ signal: ended }) =>
          withTimeLimit(TIME_LIMIT, clock, (limit) => readVideo(endpoint(), videoId, limit), ended),
        refetchInterval: () => Math.max(pollInterval(polls), waitAtLeast),
        refetchIntervalInBackground: true,
        refetchOnWindowFocus: 'always',
        // The policy below decides how long failures are borne; each poll is one try.
        retry: false,
        staleTime: 0,
      })
      let lastRead = observer.getCurrentResult()
      const leave = observer.subscribe((result) => {
        const { data, dataUpdatedAt, errorUpdatedAt } = lastRead
        lastRead = result
        const isNew = result.data !== data || result.dataUpdatedAt !== dataUpdatedAt
        if (result.data !== undefined && isNew) {
          polls += 1
          failures = 0
          waitAtLeast = 0
          reports.read(result.data)
        } else if (result.error !== null && result.errorUpdatedAt !== errorUpdatedAt) {
          const error = uploadErrorOf(result.error)
          const decision = decideRetry(error, failures, clock.random())
          failures += 1
          if (decision.kind === 'fail') reports.failed(error)
          else waitAtLeast = decision.ms
        }
      })
      signal.addEventListener('abort', leave)
    },
  }
}

async function readVideo(endpoint: EndpointFunctions, videoId: string, signal: AbortSignal): Promise<Video> {
  const video = parseVideo(await endpoint.getStatus(videoId, signal))
  if (video === null) throw new UploadFailure('endpoint-unreadable')
  return video
}

function pollInterval(polls: number): number {
  const interval = Math.min(FIRST_INTERVAL * GROWTH ** Math.max(polls - 1, 0), LAST_INTERVAL)
  return globalThis.document?.visibilityState === 'hidden' ? interval * HIDDEN_FACTOR : interval
}
