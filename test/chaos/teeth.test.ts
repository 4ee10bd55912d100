import * as fc from 'fast-check'
import { expect, test } from 'vitest'
import { anySchedule, anyScheduleWithTabs } from './any-schedule.js'
import { runSchedule } from './run-schedule.js'
import type { Sabotage } from './tab.js'

/** Schedules within which each fault must be found. */
const RUNS = 150

/** Engines that break one promise each, and what the suite must say of them. */
const sabotages: Readonly<Record<string, Sabotage & { readonly says: RegExp; readonly seed?: number }>> = {
  'bytes go on after a pause': {
    says: /goes on for an upload that is not under way/,
    engine: ({ ports, options }) => ({
      options,
      ports: {
        ...ports,
        transport: {
          send: (job, reports) => ports.transport.send(job, reports, new AbortController().signal),
        },
      },
    }),
  },
  'each file is created twice': {
    says: /nobody knows the video/,
    engine: ({ ports, options }) => ({
      options,
      ports: {
        ...ports,
        tickets: {
          ...ports.tickets,
          async create(file, late) {
            await ports.tickets.create(file, late)
            return ports.tickets.create(file, late)
          },
        },
      },
    }),
  },
  'videos are not discarded': {
    says: /nobody knows the video/,
    engine: ({ ports, options }) => ({
      options,
      ports: { ...ports, tickets: { ...ports.tickets, discard: () => Promise.resolve() } },
    }),
  },
  'the queue takes one more than it may': {
    says: /places are taken of/,
    engine: ({ ports, options }) => ({
      ports,
      options: { ...options, concurrency: (options.concurrency ?? 0) + 1 },
    }),
  },
  'a file is sent again after it has arrived': {
    says: /bytes for a video that has them all|bytes for an upload that/,
    engine: ({ ports, options, stack }) => ({
      options,
      ports: {
        ...ports,
        transport: {
          async send(job, reports, signal) {
            await ports.transport.send(job, reports, signal)
            const request = stack.createRequest('PATCH', job.ticket.uploadUrl)
            request.setHeader('Tus-Resumable', '1.0.0')
            request.setHeader('Upload-Offset', '0')
            await request.send(job.file).catch(() => {})
          },
        },
      },
    }),
  },
  'success is told before the last byte is there': {
    says: /bytes arrived of|stuck|still fails/,
    engine: ({ ports, options }) => ({
      options: { ...options, trackProcessing: false },
      ports: {
        ...ports,
        transport: {
          send: (job, reports, signal) =>
            ports.transport.send(job, reports, signal).catch((thrown: unknown) => {
              if (signal.aborted) throw thrown
            }),
        },
      },
    }),
  },
  'nobody asks whether the video can be played': {
    says: /stuck/,
    engine: ({ ports, options }) => ({ options, ports: { ...ports, status: { watch: () => {} } } }),
  },
  'a promise is broken where nobody looks': {
    says: /unhandled rejection/,
    engine: ({ ports, options }) => ({
      options,
      ports: {
        ...ports,
        tickets: {
          ...ports.tickets,
          async discard(videoId) {
            void ports.tickets.discard(videoId)
            await ports.tickets.discard(videoId)
          },
        },
      },
    }),
  },
  'every tab gets every lock': {
    says: /two tabs are at one upload|two PATCH|ready twice|nobody knows the video/,
    sessions: (ports) => ({
      ...ports,
      tabs: { ...ports.tabs, claim: async () => true, held: async () => new Set() },
    }),
  },
  'records do not say in which tab they wait': {
    says: /two tabs are at one upload|two PATCH|ready twice|nobody knows the video|none does/,
    sessions: (ports) => ({
      ...ports,
      store: {
        ...ports.store,
        write: ({ saved, forgotten }) =>
          ports.store.write({ saved: saved.map((record) => ({ ...record, keeper: undefined })), forgotten }),
      },
    }),
  },
  'a tab keeps what it has let go of': {
    says: /another tab has it, and none does/,
    sessions: (ports) => ({ ...ports, tabs: { ...ports.tabs, release: () => {} } }),
  },
  'the newest upload URL is not kept': {
    says: /nobody knows the video/,
    sessions: (ports) => ({
      ...ports,
      store: {
        ...ports.store,
        async write({ saved, forgotten }) {
          const known = await Promise.all(saved.map(({ id }) => ports.store.read(id)))
          const isNew = known.map((before, i) => before === null || saved[i]?.point.step !== 'transfer')
          await ports.store.write({ saved: saved.filter((_, i) => isNew[i]), forgotten })
        },
      },
    }),
  },
  'a resumed upload asks for another URL': {
    says: /videos were created for/,
    seed: 12,
    sessions: (ports) => ({
      ...ports,
      store: {
        ...ports.store,
        async read(id) {
          const record = await ports.store.read(id)
          return record === null ? null : { ...record, point: { step: 'request', videoId: null } }
        },
      },
    }),
  },
  'nobody looks what is in a file': {
    says: /goes on with another file/,
    seed: 2,
    sessions: (ports) => ({
      ...ports,
      files: {
        ...ports.files,
        fingerprint: async () => 'the same',
        quickFingerprint: async () => 'the same',
      },
    }),
  },
  // A lost message alone costs nothing: the store says it too.
  'nobody hears how an upload ended, from other tabs or from the store': {
    says: /ready twice|its video is not there/,
    sessions: (ports) => ({
      ...ports,
      tabs: { ...ports.tabs, tell: () => {} },
      store: {
        ...ports.store,
        write: ({ saved, forgotten }) =>
          ports.store.write({ saved, forgotten: forgotten.map(({ id }) => ({ id, end: null })) }),
      },
    }),
  },
  'records are never forgotten': {
    says: /ready twice|stuck/,
    sessions: (ports) => ({
      ...ports,
      store: { ...ports.store, write: ({ saved }) => ports.store.write({ saved, forgotten: [] }) },
    }),
  },
}

test.for(Object.entries(sabotages))(
  'it is noticed when %s',
  { timeout: 120_000 },
  async ([, { says, seed = 42, ...sabotage }]) => {
    const anyOf = sabotage.sessions === undefined ? anySchedule : anyScheduleWithTabs
    const schedules = fc.sample(anyOf, { numRuns: RUNS, seed })
    const found = new Set<string>()
    for (const schedule of schedules) {
      const { violations } = await runSchedule(schedule, sabotage)
      for (const violation of violations) found.add(violation)
      if (violations.some((violation) => says.test(violation))) return
    }
    expect.fail(`Not noticed; found instead: ${[...found].join('\n')}`)
  },
)
