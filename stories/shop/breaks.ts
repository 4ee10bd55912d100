import type { Conditions } from '../support/conditions.js'

interface BreakKind {
  readonly title: string
  readonly conditions: Partial<Conditions>
  /** Until it is over by itself. Without it: until it is pressed again. */
  readonly lastsMs?: number
  /** It is over once a video has failed. */
  readonly endsWithFailure?: true
  /** It is about the first request of an upload, so one begins. */
  readonly needsNew?: true
  /** What to watch for meanwhile. */
  readonly note: string
}

/** What goes wrong at the press of a button. */
const breaks = {
  drop: {
    title: 'Drop the connection',
    conditions: { network: 'offline' },
    lastsMs: 5000,
    note: 'No connection for five seconds. Then it goes on from the last byte that arrived.',
  },
  slow: {
    title: 'Slow line',
    conditions: { network: 'mbit-2' },
    note: 'Two megabits a second: the speed and the time left follow. Press again for the fast line.',
  },
  unavailable: {
    title: 'Server answers 503',
    conditions: { fault: 'unavailable' },
    lastsMs: 5000,
    note: 'The upload server answers 503 for five seconds. It is asked again, and goes on by itself.',
  },
  encoder: {
    title: 'Encoder fails',
    conditions: { fault: 'encoder' },
    endsWithFailure: true,
    note: 'Stream will not be able to encode this video. The row says so, and what can be done.',
  },
  signedOut: {
    title: 'Nobody is signed in',
    conditions: { fault: 'endpoint-401' },
    endsWithFailure: true,
    needsNew: true,
    note: 'The endpoint answers 401, so no video is created. After signing in, “Try again” is enough.',
  },
  busy: {
    title: 'Too many requests',
    conditions: { fault: 'endpoint-429' },
    lastsMs: 5000,
    needsNew: true,
    note: 'The endpoint answers 429 for five seconds. The upload waits for as long as it takes, and does not fail.',
  },
  full: {
    title: 'No storage left',
    conditions: { fault: 'storage-full' },
    endsWithFailure: true,
    needsNew: true,
    note: 'Stream has no minutes left for this account. The row says so, and your server hears of it.',
  },
} as const satisfies Readonly<Record<string, BreakKind>>

export type BreakName = keyof typeof breaks

export const breakOf = (name: BreakName): BreakKind => breaks[name]
