import { environmentManager, QueryClient } from '@tanstack/react-query'
import { vi } from 'vitest'
import type { Connectivity } from '../../../src/core/contract/ports.js'
import type { UploadError } from '../../../src/core/model/upload-error.js'
import { clientOf } from '../../../src/drivers/endpoint/endpoint-client.js'
import { createQueryStatusSource } from '../../../src/drivers/status/query-status-source.js'
import { systemClock } from '../../../src/drivers/time/clock.js'
import type { Video } from '../../../src/protocol/video-status.js'
import { fakePorts } from '../../support/fake-ports.js'
import { videoWith } from '../../support/uploads.js'

// TanStack Query does not poll where there is no window, unless told that this is no server.
environmentManager.setIsServer(() => false)

export const videoId: string = videoWith().id

export interface StatusBench {
  readonly client: QueryClient
  readonly getStatus: ReturnType<typeof vi.fn<() => Promise<unknown>>>
  readonly read: Video[]
  readonly failed: UploadError[]
  readonly unanswered: (boolean | undefined)[]
  readonly reported: unknown[]
  readonly ending: AbortController
  readonly connectivity: Connectivity
  readonly goOnline: (isOnline: boolean) => void
}

export function setUp(client: QueryClient = new QueryClient()): StatusBench {
  vi.useFakeTimers()
  const { connectivity, goOnline } = fakePorts()
  return {
    client,
    getStatus: vi.fn(async () => videoWith()),
    read: [],
    failed: [],
    unanswered: [],
    reported: [],
    ending: new AbortController(),
    connectivity,
    goOnline,
  }
}

export function tearDown({ ending, client }: StatusBench): void {
  ending.abort()
  client.clear()
}

export function watchOn(bench: StatusBench, pace?: 'quick' | 'slow'): void {
  const endpoint = {
    getStatus: () => bench.getStatus(),
    createTicket: () => Promise.reject(new Error('not asked for')),
    discard: () => Promise.resolve(),
  }
  createQueryStatusSource(
    () => bench.client,
    () => clientOf(endpoint),
    systemClock,
    bench.connectivity,
    (error) => bench.reported.push(error),
    () => Promise.reject(new Error('not asked for')),
  ).watch(
    videoId,
    {
      read: (video) => bench.read.push(video),
      failed(error, isUnanswered) {
        bench.failed.push(error)
        bench.unanswered.push(isUnanswered)
      },
    },
    bench.ending.signal,
    pace,
  )
}

export const pass = (ms: number): Promise<unknown> => vi.advanceTimersByTimeAsync(ms)
