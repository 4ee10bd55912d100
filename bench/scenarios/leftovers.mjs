import { openLane } from '../field/lane.mjs'

const KiB = 1024
const page = { name: 'ours, component', page: 'leftovers.mjs' }

/** What stays in memory once all is over: components that were unmounted, uploads whose rows were removed. */
export const leftovers = {
  name: 'leftovers',
  contenders: { component: page },
  chosen: ['component'],
  times: () => 1,
  async measure(bench) {
    const film = await bench.film('small.mp4', 64 * KiB)
    const lane = await openLane(bench, page, {})
    try {
      await lane.page.locator('#files').setInputFiles(film.path)
      const mounts = await leftBy(lane, 'mountMany', 200, 500)
      const uploads = await leftBy(lane, 'uploadMany', 200, 200)
      return { mounts: mounts.heap, nodes: mounts.nodes, listeners: mounts.listeners, uploads: uploads.heap }
    } finally {
      await lane.close()
    }
  },
  rows: [
    {
      title: '500 mounts: heap that stays, KiB each',
      value: ({ mounts }) => mounts,
      digits: 2,
      targets: { component: { atMost: 0.2 } },
    },
    {
      title: 'nodes of the document that stay',
      value: ({ nodes }) => nodes,
      digits: 0,
      targets: { component: { atMost: 0 } },
    },
    {
      title: 'event listeners that stay',
      value: ({ listeners }) => listeners,
      digits: 0,
      targets: { component: { atMost: 0 } },
    },
    {
      title: '200 uploads of 64 KiB, rows removed: heap that stays, KiB each',
      value: ({ uploads }) => uploads,
      digits: 2,
      targets: { component: { atMost: 0.2 } },
    },
  ],
}

/** After some, which load what all the others need. KiB each. */
async function leftBy({ page: tab, held, metrics }, what, first, count) {
  const run = (many) => tab.evaluate(([name, number]) => window[name](number), [what, many])
  await run(first)
  const before = { held: await held(), ...(await metrics()) }
  await run(count)
  const after = { held: await held(), ...(await metrics()) }
  return {
    heap: (after.held - before.held) / KiB / count,
    nodes: after.Nodes - before.Nodes,
    listeners: after.JSEventListeners - before.JSEventListeners,
  }
}
