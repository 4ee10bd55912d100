// Polls the status of a video through TanStack Query.

import { type QueryClient, QueryObserver } from '@tanstack/react-query'
import type { Clock, Connectivity, StatusSource } from '../../core/contract/ports.js'
import { createRetryPolicy, type RetryDecision } from '../../core/contract/retry-policy.js'
import {
  isUnexpected,
  retryabilityOf,
  type UploadError,
  UploadFailure,
  uploadErrorOf,
} from '../../core/model/upload-error.js'
import { retry } from '../../core/transfer/retry.js'
import { withTimeLimit } from '../../core/transfer/time-limit.js'
import type { Video } from '../../protocol/video-status.js'
import type { EndpointClient } from '../endpoint/endpoint-client.js'
import { LONGEST_WAIT, type Reading } from './reading.js'
import { videoQueryKey } from './video-query-key.js'
import { type CreateWatchTogether, createVideoReads, type VideoReads } from './video-reads.js'

const TIME_LIMIT = 20_000
/** Milliseconds between polls. They grow from the first to the last, because encoding may take long. */
const INTERVALS = {
  first: { first: 1000, last: 15_000 },
  quick: { first: 1000, last: 15_000 },
  slow: { first: 5000, last: 30_000 },
  // Nobody waits for a second reading.
  once: { first: 1000, last: 15_000 },
} as const
const GROWTH = 1.4
/**
 * Milliseconds for which a video may be missing: a proxy or a server that restarts answers 404 for a while. Less where no
 * status was ever answered, as there the route may be missing; and where somebody waits, or the video is not new, as nobody has
 * just made it.
 */
const MISSING = { known: 60_000, unknown: 15_000, brief: 3000 } as const
/**
 * Milliseconds for which other answers may be odd: a page of a proxy, a person who has to sign in, a body that breaks off. The video is
 * well meanwhile.
 */
const ODD = { known: 15_000, unknown: 3000, brief: 3000 } as const
/** Milliseconds between polls of a video whose changes are pushed, in case that something on the way loses them. */
const PUSHED_INTERVAL = 90_000
/** Factor for the intervals while the tab is hidden. */
const HIDDEN_FACTOR = 4

export function createQueryStatusSource(
  client: () => QueryClient,
  endpoint: () => EndpointClient,
  clock: Clock,
  connectivity: Connectivity,
  reportError: (error: unknown) => void,
  loadTogether: () => Promise<CreateWatchTogether>,
): StatusSource {
  const reads = createVideoReads(endpoint, clock, loadTogether)
  /** Whether the endpoint has answered for any video: only then does its 404 speak of one. */
  let hasAnswered = false

  return {
    watch(videoId, reports, signal, pace = 'quick') {
      let polls = 0
      let asked = 0
      let readAt = clock.now()
      const interval = (): number =>
        reads.isPushed(videoId) ? PUSHED_INTERVAL : pollInterval(polls, pace, asked)
      const note = ({ video, wait }: Reading): Video => {
        asked = wait
        readAt = clock.now()
        return video
      }
      const observer = new QueryObserver<Video>(client(), {
        queryKey: videoQueryKey(videoId),
        queryFn: async (context) => {
          const reading = await readWithRetries(
            reads,
            videoId,
            clock,
            connectivity,
            context.signal,
            () => hasAnswered,
            ({ code }) => {
              const isBrief = pace === 'first' || pace === 'once'
              const kind = isBrief ? 'brief' : hasAnswered ? 'known' : 'unknown'
              return code === 'not-found' ? MISSING[kind] : ODD[kind]
            },
          )
          hasAnswered = true
          return note(reading)
        },
        // Whatever the app has as defaults.
        enabled: true,
        select: (video) => video,
        notifyOnChangeProps: 'all',
        refetchInterval: pace === 'once' ? false : interval,
        refetchIntervalInBackground: true,
        refetchOnWindowFocus: 'always',
        // Query believes the browser when it says that there is no connection. The retries doubt it, and wait for one.
        networkMode: 'always',
        // Temporary failures are retried within the poll: the app's `QueryCache` sees only permanent ones.
        retry: false,
        staleTime: 0,
        // A slow watch begins right after a quick one has read the video.
        refetchOnMount: pace !== 'slow',
      })
      let last = observer.getCurrentResult()
      const leave = observer.subscribe((result) => {
        const previous = last
        last = result
        const isNew = result.data !== previous.data || result.dataUpdatedAt !== previous.dataUpdatedAt
        if (result.data !== undefined && isNew) {
          polls += 1
          reports.read(result.data)
        } else if (result.error !== null && result.errorUpdatedAt !== previous.errorUpdatedAt) {
          if (isUnexpected(result.error)) reportError(result.error)
          const error = uploadErrorOf(result.error)
          reports.failed(error, error.code === 'not-found')
        }
      })
      const unwatch = reads.watch(videoId, {
        // Early enough that the videos of a page fall into step.
        isDue: () => clock.now() - readAt >= interval() / 2,
        take: (reading) => void client().setQueryData(videoQueryKey(videoId), note(reading)),
        wake: () => void observer.refetch(),
      })
      signal.addEventListener('abort', leave)
      signal.addEventListener('abort', unwatch)
    },
  }
}

async function readWithRetries(
  reads: VideoReads,
  videoId: string,
  clock: Clock,
  connectivity: Connectivity,
  signal: AbortSignal,
  hasAnswered: () => boolean,
  patience: (error: UploadError) => number,
): Promise<Reading> {
  const policy = createRetryPolicy(clock.random)
  let doubtedSince: number | null = null
  let doubts = 0

  function decide(error: UploadError, failures: number): RetryDecision {
    const now = clock.now()
    if (error.code !== 'not-found' && retryabilityOf(error) === 'automatic') {
      const retryAfter = Math.min(error.retryAfter ?? 0, LONGEST_WAIT)
      return policy({ ...error, retryAfter }, Math.max(0, failures - doubts), now)
    }
    if (failures === 0) {
      doubtedSince = null
      doubts = 0
    }
    doubtedSince ??= now
    doubts += 1
    const left = doubtedSince + patience(error) - now
    return left > 0 ? { kind: 'wait', ms: Math.min(1000 * 2 ** (doubts - 1), left) } : { kind: 'fail' }
  }

  const tried = await retry(
    () => withTimeLimit(TIME_LIMIT, clock, (limit) => reads.read(videoId, limit), signal),
    { decide },
    { clock, connectivity, signal },
  )
  if (tried.kind === 'done') return tried.value
  if (tried.error.code === 'not-found' && hasAnswered())
    throw new UploadFailure('video-gone', tried.error.status)
  throw tried.thrown
}

/** @param asked milliseconds for which the endpoint asks; 0 if for none. Who waits for a video comes when it says, not later. */
function pollInterval(polls: number, pace: keyof typeof INTERVALS, asked: number): number {
  const { first, last } = INTERVALS[pace]
  const own = Math.min(first * GROWTH ** Math.max(polls - 1, 0), last)
  if (globalThis.document?.visibilityState === 'hidden') return Math.max(own * HIDDEN_FACTOR, asked)
  return asked > 0 && pace !== 'slow' ? Math.max(asked, first) : Math.max(own, asked)
}
