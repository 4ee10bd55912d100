import { senders } from '../field/contenders.mjs'
import { sendFiles } from '../field/sending.mjs'

const MiB = 1_048_576
const chosen = ['xhr', 'tus-50', 'uppy', 'dashboard', 'ours', 'component']

async function tenFilms(bench) {
  const films = []
  for (let index = 0; index < 10; index++) films.push(await bench.film(`film ${index}.mp4`, 20 * MiB))
  return films
}

/** Ten files over loopback: what the client costs where the line costs nothing. */
export const tenOnLoopback = {
  name: 'ten-on-loopback',
  contenders: senders,
  chosen,
  times: (runs) => 2 * runs - 1,
  measure: async (bench, id) => sendFiles(bench, senders[id], await tenFilms(bench)),
  rows: [
    {
      title: 'ten files of 20 MiB, loopback: of XHR',
      isMain: true,
      value: (own, { xhr }) => xhr?.ms / own.ms,
      isShare: true,
      digits: 2,
      targets: { ours: { atLeast: 0.9 }, component: { atLeast: 0.9 } },
    },
    {
      title: 'main thread there, ms per GiB',
      isMain: true,
      value: ({ task }) => task,
      digits: 0,
      targets: { ours: { atMost: 500 }, component: { atMost: 900 } },
    },
    { title: 'of it with a processor, ms per GiB', value: ({ processor }) => processor, digits: 0 },
  ],
}

/** Ten files over a line, 80 ms away. */
export const tenOnALine = {
  name: 'ten-on-a-line',
  contenders: senders,
  chosen,
  measure: async (bench, id) =>
    sendFiles(bench, senders[id], await tenFilms(bench), {
      link: { bytesPerSecond: 12_500_000, rttMs: 80 },
      hasProfile: true,
    }),
  rows: [
    {
      title: 'ten files of 20 MiB, 100 Mbit/s, 80 ms: of XHR',
      value: (own, { xhr }) => xhr?.ms / own.ms,
      isShare: true,
      digits: 3,
      targets: { ours: { atLeast: 0.99 }, component: { atLeast: 0.99 } },
    },
  ],
}
