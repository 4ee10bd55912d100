import type { FaultRule } from 'react-stream-uploader/emulator'
import type { Clock, TransferReports } from '../../../src/core/contract/ports.js'
import { type UploadErrorCode, uploadErrorOf } from '../../../src/core/model/upload-error.js'
import { createFileProbe } from '../../../src/drivers/files/file-probe.js'
import { createTusTransport } from '../../../src/drivers/tus/tus-transport.js'
import type { UploadTicket } from '../../../src/protocol/ticket.js'
import { parseTicket } from '../../../src/protocol/ticket-answer.js'
import { type FakeClock, fakeClock } from '../../support/fake-ports.js'
import { hurriedClock } from '../../support/hurried-clock.js'
import { type StreamWorld, streamWorld, videoFile } from '../../support/stream-world.js'

export const chunkSize = 5_242_880
export const file = videoFile(chunkSize * 2 + 1000)

export let world: StreamWorld
export let clock: FakeClock
export let opened: (number | string | null)[][]
export let accepted: number[]

export const reports: TransferReports = {
  opened: (bytes, videoId) => opened.push([bytes, videoId]),
  sent: () => {},
  accepted: (bytes) => accepted.push(bytes),
}

export function openWorld(options?: Parameters<typeof streamWorld>[0]): void {
  world = streamWorld(options)
  clock = fakeClock()
  opened = []
  accepted = []
}

export async function newTicket(size = file.size): Promise<UploadTicket> {
  const answer = await world.network.fetch(world.endpoint, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ name: 'holiday.mp4', size, type: 'video/mp4', lastModified: 0 }),
  })
  return parseTicket(await answer.json(), answer.headers, undefined) as UploadTicket
}

interface Sending {
  readonly ticket: UploadTicket
  readonly source?: File
  readonly signal?: AbortSignal
  readonly idleTimeout?: number
}

export function send({
  ticket,
  source = file,
  signal = new AbortController().signal,
  idleTimeout,
}: Sending): Promise<void> {
  const transport = createTusTransport({
    clock: withoutShortWaits(clock),
    probe: createFileProbe(hurriedClock()),
    httpStack: () => world.network.httpStack,
    idleTimeout: () => idleTimeout,
  })
  return transport.send(
    { file: source, ticket, chunkSize: () => chunkSize, answerTime: () => 0 },
    reports,
    signal,
  )
}

/** Its waits of a few seconds are over at once. */
export function withoutShortWaits(inner: Clock): Clock {
  return {
    ...inner,
    after(ms, run) {
      if (ms > 5000) return inner.after(ms, run)
      const waiting = setImmediate(run)
      return () => clearImmediate(waiting)
    },
  }
}

export async function codeOf(sending: Promise<void>): Promise<UploadErrorCode> {
  return sending.then(
    () => {
      throw new Error('The transfer succeeded.')
    },
    (thrown: unknown) => uploadErrorOf(thrown).code,
  )
}

export const doubled = (on: 'head' | 'patch', name: string, value?: string): FaultRule => ({
  on,
  times: Infinity,
  do: { kind: 'double-header', name, value },
})

export const requests = (kind: string) => world.emulator.requests.filter((request) => request.kind === kind)
