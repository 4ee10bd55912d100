import * as fc from 'fast-check'
import { expect, test } from 'vitest'
import { UploadFailure } from '../../src/core/model/upload-error.js'
import type { mishaps } from './any-mishap.js'
import { anyScheduleWith } from './any-schedule.js'
import { runSchedule } from './run-schedule.js'
import type { Schedule } from './schedule.js'
import type { Sabotage } from './tab.js'

/** Schedules within which each must be found. */
const RUNS = 150

interface Tooth extends Sabotage {
  /** What happens in its schedules, besides what people do. */
  readonly mishap: keyof typeof mishaps
  readonly says: RegExp
  /** One by which it is found soon. Default: 42. */
  readonly seed?: number
}

/** Has the transport fail otherwise. */
function failing(explain: (failure: UploadFailure) => UploadFailure): NonNullable<Sabotage['engine']> {
  return ({ ports, options }) => ({
    options,
    ports: {
      ...ports,
      transport: {
        send: (job, reports, signal) =>
          ports.transport.send(job, reports, signal).catch((thrown: unknown) => {
            throw thrown instanceof UploadFailure ? explain(thrown) : thrown
          }),
      },
    },
  })
}

function fileChanged(): never {
  throw new UploadFailure('file-changed')
}

/** Engines without what protects them from one kind of fault, and what the suite must say of them. */
const teeth: Readonly<Record<string, Tooth>> = {
  'the answer to a creation that comes after its time, when a frozen tab runs again, is not heard': {
    mishap: 'freeze',
    says: /nobody knows the video/,
    engine: ({ ports, options }) => ({
      options,
      ports: {
        ...ports,
        tickets: { ...ports.tickets, create: (offer) => ports.tickets.create(offer, () => {}) },
      },
    }),
  },
  'a file that cannot be read for a moment is one that has changed': {
    mishap: 'unreadable',
    says: /failed for good: file-changed/,
    engine: ({ ports, options }) => ({
      options,
      ports: {
        ...ports,
        transport: {
          async send(job, reports, signal) {
            await job.file.slice(0, 1).arrayBuffer().catch(fileChanged)
            await ports.transport.send(job, reports, signal)
          },
        },
      },
    }),
  },
  'an upload that the server forgot is asked for again and again': {
    mishap: 'forgetUploads',
    says: /still fails after every fault has ended/,
    engine: failing((failure) =>
      failure.error.code === 'url-expired' ? new UploadFailure('transfer-failed') : failure,
    ),
  },
  'a write that is said to have failed is repeated, whatever came after it': {
    mishap: 'storeLies',
    seed: 45,
    says: /ready twice|is lost|stuck|its video is not there|two files share/,
    sessions: (ports) => ({
      ...ports,
      store: {
        ...ports.store,
        async write(changes) {
          try {
            await ports.store.write(changes)
          } catch (thrown) {
            setTimeout(() => void ports.store.write(changes).catch(() => {}), 3000)
            throw thrown
          }
        },
      },
    }),
  },
  'a creation is not complete before its body is there': {
    mishap: 'body',
    says: /nobody knows the video/,
    fetch: (fetch) => async (input, init) => {
      const response = await fetch(input, init)
      const headers = new Headers(response.headers)
      headers.delete('location')
      headers.delete('stream-media-id')
      const { status, body } = response
      return new Response(body, { status, headers })
    },
  },
  'the answer to a doubled chunk, that the offset is another, ends the upload': {
    mishap: 'repeat',
    says: /failed for good/,
    seed: 3,
    engine: failing((failure) =>
      failure.error.status === 409 ? new UploadFailure('file-changed') : failure,
    ),
  },
  'a record that seems to be of the future is not believed': {
    mishap: 'setClock',
    says: /is lost/,
    sessions: (ports) => ({
      ...ports,
      store: {
        ...ports.store,
        load: async () => (await ports.store.load()).filter(({ savedAt }) => savedAt <= Date.now()),
      },
    }),
  },
  'a tab waits for the messages of another, and not for its lock': {
    mishap: 'messages',
    says: /another tab has it, and none does/,
    sessions: (ports) => ({
      ...ports,
      tabs: { ...ports.tabs, free: () => new Promise(() => {}) },
    }),
  },
}

async function isNoticed(schedule: Schedule, { says, ...sabotage }: Tooth): Promise<boolean> {
  const { violations } = await runSchedule(schedule, sabotage)
  return violations.some((violation) => says.test(violation))
}

function withoutMishaps({ setup, steps }: Schedule, mishap: Tooth['mishap']): Schedule {
  const kinds: Readonly<Record<Tooth['mishap'], string>> = {
    freeze: 'freeze',
    forgetUploads: 'forgetUploads',
    storeLies: 'storeFault',
    body: 'endpointFault',
    repeat: 'repeat',
    setClock: 'setClock',
    messages: 'messageFault',
    unreadable: 'unreadable',
  }
  return { setup, steps: steps.filter(({ command }) => command.kind !== kinds[mishap]) }
}

test.for(Object.entries(teeth))('it is noticed when %s', { timeout: 120_000 }, async ([, tooth]) => {
  const schedules = fc.sample(anyScheduleWith(tooth.mishap), { numRuns: RUNS, seed: tooth.seed ?? 42 })
  for (const schedule of schedules) {
    if (!(await isNoticed(schedule, tooth))) continue
    // It is this fault that shows it.
    if (!(await isNoticed(withoutMishaps(schedule, tooth.mishap), tooth))) return
  }
  expect.fail('Not noticed')
})
