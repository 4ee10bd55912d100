import { senders } from '../field/contenders.mjs'
import { sendFiles } from '../field/sending.mjs'

const MiB = 1_048_576
const link = { bytesPerSecond: 12_500_000, rttMs: 80 }

/** One file over a line on which nothing goes wrong, 80 ms away. */
export const steadyLine = {
  name: 'steady-line',
  contenders: senders,
  chosen: Object.keys(senders).filter((id) => id !== 'xhr-slice'),
  // The first byte is a question of milliseconds.
  times: (runs) => 2 * runs - 1,
  async measure(bench, id) {
    return sendFiles(bench, senders[id], [await bench.film('film.mp4', 64 * MiB)], {
      link,
      hasProfile: true,
    })
  },
  rows: [
    {
      title: '64 MiB, 100 Mbit/s, 80 ms: of XHR',
      isMain: true,
      value: (own, { xhr }) => xhr?.ms / own.ms,
      isShare: true,
      digits: 3,
      targets: { ours: { atLeast: 0.985 }, component: { atLeast: 0.985 } },
    },
    {
      title: 'first byte at the server after `add` there, ms',
      isMain: true,
      value: ({ firstByte }) => firstByte,
      digits: 0,
      targets: (all) => {
        const atMost = Math.round(Math.min(all['tus-5']?.firstByte, all['tus-50']?.firstByte)) + 20
        return { ours: { atMost }, component: { atMost } }
      },
    },
  ],
}
