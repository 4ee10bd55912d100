import * as fc from 'fast-check'
import { expect, test } from 'vitest'
import { anySchedule } from './any-schedule.js'
import { runSchedule } from './run-schedule.js'
import type { Sabotage } from './world.js'

/** Schedules within which each fault must be found. */
const RUNS = 150

/** Engines that break one promise each, and what the suite must say of them. */
const sabotages: Readonly<Record<string, { readonly sabotage: Sabotage; readonly says: RegExp }>> = {
  'bytes go on after a pause': {
    says: /goes on for an upload that is not under way/,
    sabotage: ({ ports, options }) => ({
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
    sabotage: ({ ports, options }) => ({
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
    sabotage: ({ ports, options }) => ({
      options,
      ports: { ...ports, tickets: { ...ports.tickets, discard: () => Promise.resolve() } },
    }),
  },
  'the queue takes one more than it may': {
    says: /places are taken of/,
    sabotage: ({ ports, options }) => ({
      ports,
      options: { ...options, concurrency: (options.concurrency ?? 0) + 1 },
    }),
  },
  'a file is sent again after it has arrived': {
    says: /bytes for a video that has them all|bytes for an upload that/,
    sabotage: ({ ports, options, stack }) => ({
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
    sabotage: ({ ports, options }) => ({
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
    sabotage: ({ ports, options }) => ({ options, ports: { ...ports, status: { watch: () => {} } } }),
  },
  'a promise is broken where nobody looks': {
    says: /unhandled rejection/,
    sabotage: ({ ports, options }) => ({
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
}

test.for(Object.entries(sabotages))(
  'it is noticed when %s',
  { timeout: 120_000 },
  async ([, { sabotage, says }]) => {
    const schedules = fc.sample(anySchedule, { numRuns: RUNS, seed: 42 })
    const found = new Set<string>()
    for (const schedule of schedules) {
      const { violations } = await runSchedule(schedule, sabotage)
      for (const violation of violations) found.add(violation)
      if (violations.some((violation) => says.test(violation))) return
    }
    expect.fail(`Not noticed; found instead: ${[...found].join('\n')}`)
  },
)
