import { senders } from '../field/contenders.mjs'
import { sendFiles } from '../field/sending.mjs'

const GiB = 1_073_741_824

/** 1 GiB over loopback. What sends it in chunks sends slices, which Chromium reads at half the speed: the limit is one slice. */
export const largeFile = {
  name: 'large-file',
  contenders: senders,
  chosen: Object.keys(senders).filter((id) => id !== 'component'),
  measure: async (bench, id) => sendFiles(bench, senders[id], [await bench.film('large.mp4', GiB)]),
  rows: [
    {
      title: '1 GiB, loopback: of XHR of a slice',
      value: (own, all) => all['xhr-slice']?.ms / own.ms,
      isShare: true,
      digits: 2,
      targets: { ours: { atLeast: 0.97 } },
    },
  ],
}
