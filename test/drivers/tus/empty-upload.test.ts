import { beforeEach, expect, test } from 'vitest'
import type { TransferReports } from '../../../src/core/contract/ports.js'
import { uploadErrorOf } from '../../../src/core/model/upload-error.js'
import { createFileProbe } from '../../../src/drivers/files/file-probe.js'
import { createTusTransport } from '../../../src/drivers/tus/tus-transport.js'
import type { UploadTicket } from '../../../src/protocol/ticket.js'
import { parseTicket } from '../../../src/protocol/ticket-answer.js'
import { fakeClock } from '../../support/fake-ports.js'
import { hurriedClock } from '../../support/hurried-clock.js'
import { type StreamWorld, streamWorld, videoFile } from '../../support/stream-world.js'
import { withoutShortWaits } from './transport-bench.js'

// A HEAD of an upload that was created a moment ago costs a round trip, and its preflight another: its answer is known.

const chunkSize = 5_242_880
const file = videoFile(chunkSize + 1000)

let world: StreamWorld
let opened: number[]

beforeEach(() => {
  world = streamWorld()
  opened = []
})

async function newTicket(size = file.size): Promise<UploadTicket> {
  const answer = await world.network.fetch(world.endpoint, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ name: 'holiday.mp4', size, type: 'video/mp4', lastModified: 0 }),
  })
  return parseTicket(await answer.json(), answer.headers, undefined) as UploadTicket
}

const reports: TransferReports = { opened: (bytes) => opened.push(bytes), sent: () => {}, accepted: () => {} }

function sender(untouched: readonly UploadTicket[]) {
  const left = new Set(untouched)
  const transport = createTusTransport({
    clock: withoutShortWaits(fakeClock()),
    probe: createFileProbe(hurriedClock()),
    httpStack: () => world.network.httpStack,
    idleTimeout: () => undefined,
    isUntouched: (ticket) => left.delete(ticket),
  })
  return (ticket: UploadTicket): Promise<void> => {
    const job = { file, ticket, chunkSize: () => chunkSize, answerTime: () => 0 }
    return transport.send(job, reports, new AbortController().signal)
  }
}

const asked = (): string[] =>
  world.emulator.requests.map(({ kind }) => kind).filter((kind) => kind === 'head' || kind === 'patch')

test('an upload that was created for this page begins with its first chunk', async () => {
  const ticket = await newTicket()
  await sender([ticket])(ticket)
  expect(asked()).toEqual(['patch', 'patch'])
  expect(opened).toEqual([0])
})

test('after a break the server is asked what it has', async () => {
  const ticket = await newTicket()
  const send = sender([ticket])
  world.emulator.fail({ on: 'patch', do: { kind: 'drop', at: 'before' } })
  await expect(send(ticket)).rejects.toThrow()
  await send(ticket)
  expect(asked()).toEqual(['patch', 'head', 'patch', 'patch'])
})

test('an endpoint that hands out the same upload again: it goes on with what the server has', async () => {
  const ticket = await newTicket()
  const send = sender([ticket])
  world.emulator.fail({ on: 'patch', after: 1, do: { kind: 'drop', at: 'before' } })
  await expect(send(ticket)).rejects.toThrow()
  opened = []
  await sender([ticket])(ticket)
  expect(asked()).toEqual(['patch', 'patch', 'patch', 'head', 'patch'])
  expect(opened).toEqual([0, chunkSize])
})

test('an upload that was created for another size is found out', async () => {
  const ticket = await newTicket(1000)
  const code = await sender([ticket])(ticket).catch((thrown: unknown) => uploadErrorOf(thrown).code)
  expect(code).toBe('length-mismatch')
})
