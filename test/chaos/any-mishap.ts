import * as fc from 'fast-check'
import type { Command } from './schedule.js'

/** Faults of one kind each. `fault-teeth.test.ts` has schedules with nothing else, one kind after the other. */
export const mishaps = {
  freeze: fc.record({
    kind: fc.constant('freeze' as const),
    ms: fc.constantFrom(500, 8000, 45_000, 45_000, 400_000, 3_600_000),
    timersFirst: fc.boolean(),
    isDeaf: fc.boolean(),
    isTold: fc.boolean(),
  }),
  forgetUploads: fc.constant({ kind: 'forgetUploads' as const }),
  storeLies: fc.record({
    kind: fc.constant('storeFault' as const),
    how: fc.constant('lies' as const),
    ms: fc.constantFrom(300, 2000, 10_000),
  }),
  body: fc.record({
    kind: fc.constant('endpointFault' as const),
    rule: fc.record({
      on: fc.constantFrom('POST', 'POST', 'GET', 'DELETE'),
      times: fc.constantFrom(1, 1, 2, 5),
      do: fc.record({ kind: fc.constant('body' as const), ms: fc.constantFrom(null, 300, 4000, 31_000) }),
    }),
  }),
  unreadable: fc.record({
    kind: fc.constant('unreadable' as const),
    file: fc.nat({ max: 5 }),
    error: fc.constantFrom('NotReadableError', 'NotFoundError'),
    ms: fc.constantFrom(50, 1000, 5000),
  }),
  repeat: fc.record({
    kind: fc.constant('repeat' as const),
    rule: fc.record({
      on: fc.constantFrom('PATCH', 'PATCH', 'PATCH', 'HEAD', 'GET', 'DELETE'),
      times: fc.constantFrom(1, 1, 2, 5),
      gap: fc.constantFrom(null, 0, 200, 5000),
      answeredBy: fc.constantFrom('first', 'copy'),
    }),
  }),
  setClock: fc.record({
    kind: fc.constant('setClock' as const),
    by: fc.constantFrom(-7_200_000, 7_200_000),
  }),
  messages: fc.record({
    kind: fc.constant('messageFault' as const),
    how: fc.constantFrom('lost', 'lost', 'lost', 'doubled', 'late'),
    ms: fc.constantFrom(2000, 20_000, 600_000),
  }),
} satisfies Readonly<Record<string, fc.Arbitrary<Command>>>
