import { setTimeout as sleep } from 'node:timers/promises'
import { senders } from '../field/contenders.mjs'
import { openLane } from '../field/lane.mjs'

const MiB = 1_048_576
const GiB = 1_073_741_824

/** The heap while a sparse file of 10 GiB is sent over loopback. Buffers count: a library that reads chunks would fill those. */
export const memory = {
  name: 'memory',
  contenders: senders,
  chosen: ['xhr', 'tus-50', 'uppy', 'upchunk', 'ours', 'component'],
  times: () => 1,
  async measure(bench, id) {
    const film = await bench.film('ten-gibibytes.mp4', 10 * GiB)
    const lane = await openLane(bench, senders[id], {})
    try {
      await lane.page.locator('#files').setInputFiles(film.path)
      const before = await lane.held()
      const start = await lane.heap({ isCollected: true })
      let peak = start
      const state = { isDone: false }
      const sending = lane.page
        .evaluate(() => window.upload())
        .finally(() => {
          state.isDone = true
        })
      while (!state.isDone) {
        await sleep(100)
        peak = Math.max(peak, await lane.heap({ isCollected: false }))
      }
      await sending
      const left = (await lane.held()) - before
      const isWhole = lane.uploads.whole() === 1
      return isWhole ? { peak: (peak - start) / MiB, left: left / MiB } : { peak: null, left: null }
    } finally {
      await lane.close()
    }
  },
  rows: [
    {
      title: '10 GiB, loopback: heap at most, nothing collected, MiB',
      value: ({ peak }) => peak,
      digits: 1,
      targets: { ours: { atMost: 30 }, component: { atMost: 30 } },
    },
    {
      title: 'the same afterwards: what scripts hold, MiB',
      value: ({ left }) => left,
      digits: 1,
      targets: { ours: { atMost: 1 }, component: { atMost: 1 } },
    },
  ],
}
