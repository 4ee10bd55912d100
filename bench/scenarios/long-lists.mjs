import { setTimeout as sleep } from 'node:timers/promises'
import { lists } from '../field/contenders.mjs'
import { openLane } from '../field/lane.mjs'

const MiB = 1_048_576
/** Milliseconds after which nobody waits any more. */
const LIMIT = 100_000
const NEVER = 'over 100 s'

/** Adds so many files to a list that begins to upload them; the server takes bodies and does not answer. */
async function addTo(bench, contender, count) {
  const lane = await openLane(bench, contender, { server: { answers: false } })
  try {
    const film = await bench.film('film.mp4', MiB)
    await lane.page.locator('#files').setInputFiles(film.path)
    await lane.page.evaluate((many) => window.makeFiles(many), count)
    const empty = await lane.heap({ isCollected: true })
    const late = sleep(LIMIT + 10_000, { shown: null, settled: null }, { ref: false })
    const adding = lane.page.evaluate((ms) => window.addFiles(ms), LIMIT)
    const result = await Promise.race([adding, late])
    const isThere = result.shown !== null && result.settled !== null
    return { ...result, heap: isThere ? (await lane.heap({ isCollected: true })) - empty : null }
  } finally {
    await lane.close()
  }
}

const seconds = (ms) => ms / 1000
const withRows = (title, figures) => [
  ...figures,
  { title: `${title}: rows in the document`, value: ({ rows }) => rows, never: NEVER, digits: 0 },
]

/** A thousand files in a list. */
export const thousandFiles = {
  name: 'thousand-files',
  contenders: lists,
  chosen: ['react', 'dashboard', 'filepond', 'component'],
  // It takes over a minute.
  times: (runs, id) => (id === 'filepond' ? 1 : runs),
  measure: (bench, id) => addTo(bench, lists[id], 1000),
  rows: withRows('1,000 files', [
    {
      title: '1,000 files: all rows are shown, s',
      isMain: true,
      value: ({ shown }) => seconds(shown),
      never: NEVER,
      digits: 2,
      targets: { component: { atMost: 0.3 } },
    },
    {
      title: '1,000 files: all are accepted, s',
      isMain: true,
      value: ({ settled }) => seconds(settled),
      never: NEVER,
      digits: 2,
      targets: { component: { atMost: 0.4 } },
    },
    {
      title: '1,000 files: heap, MiB',
      value: ({ heap }) => heap / MiB,
      never: NEVER,
      digits: 1,
      targets: { component: { atMost: 4 } },
    },
  ]),
}

/** Ten thousand. */
export const tenThousandFiles = {
  name: 'ten-thousand-files',
  contenders: lists,
  chosen: ['react', 'dashboard', 'component'],
  measure: (bench, id) => addTo(bench, lists[id], 10_000),
  rows: withRows('10,000 files', [
    {
      title: '10,000 files: first rows are painted, s',
      isMain: true,
      value: ({ first }) => seconds(first),
      never: NEVER,
      digits: 2,
      targets: { component: { atMost: 0.5 } },
    },
    { title: '10,000 files: the task that adds, ms', value: ({ add }) => add, never: NEVER, digits: 0 },
    {
      title: '10,000 files: longest task after that, ms',
      isMain: true,
      value: ({ longest }) => longest,
      never: NEVER,
      digits: 0,
      targets: { component: { atMost: 50 } },
    },
    {
      title: '10,000 files: heap, MiB',
      value: ({ heap }) => heap / MiB,
      never: NEVER,
      digits: 1,
      targets: { component: { atMost: 30 } },
    },
  ]),
}
