import { possibleTime } from '../dropping-link.mjs'
import { senders } from '../field/contenders.mjs'
import { sendFiles } from '../field/sending.mjs'

const MiB = 1_048_576
const BYTES = 48 * MiB
const line = { bytesPerSecond: 2_500_000, upMs: 6000, downMs: 0 }
const chosen = ['xhr', 'tus-5', 'tus-50', 'upchunk', 'uppy', 'ours', 'component']

/**
 * All contenders at the same time, each over lines of its own: 20 Mbit/s each are little for the machine, and one after the other they would take
 * half an hour. No one begins before all pages are there. XHR, which continues nothing, has a line that is never reset: it shows how much of the
 * possible time is the machine's.
 * @param lines `link` and `server` by the name of the figure: seconds until the whole file is there
 */
async function overLines(bench, ids, lines) {
  const film = await bench.film('film.mp4', BYTES, { isHashed: true })
  const ready = createBarrier(ids.length * Object.keys(lines).length)
  const samples = Object.fromEntries(ids.map((id) => [id, {}]))
  const upload = async (id, name, { link, server }) => {
    const given = id === 'xhr' ? { ...link, upMs: Infinity } : link
    const conditions = {
      link: given,
      server: { ...server, closes: true, hashes: true },
      sha256: film.sha256,
      ready,
    }
    const { ms, again, error } = await sendFiles(bench, senders[id], [film], conditions)
    samples[id][name] = ms === null ? null : ms / 1000
    samples[id][`${name} again`] = ms === null ? null : again / MiB
    if (error !== undefined) samples[id][`${name} error`] = error
  }
  await Promise.all(
    ids.flatMap((id) => Object.entries(lines).map(([name, conditions]) => upload(id, name, conditions))),
  )
  return samples
}

function createBarrier(count) {
  let missing = count
  let open
  const opened = new Promise((resolve) => {
    open = resolve
  })
  return () => {
    missing -= 1
    if (missing === 0) open()
    return opened
  }
}

const possible = possibleTime(BYTES, line) / 1000
const ofPossible = (name) => (own) => possible / own[name]
const again = (name) => (own) => own[`${name} again`]

/** A line that is reset every six seconds and can be used again at once. */
export const droppingLine = {
  name: 'dropping-line',
  contenders: senders,
  chosen: [...chosen, 'use-tus', 'dashboard'],
  measureTogether: (bench, ids) =>
    overLines(bench, ids, {
      partial: { link: line },
      whole: { link: line, server: { keepsPartial: false } },
    }),
  rows: [
    {
      title: '48 MiB, 20 Mbit/s, reset each 6 s: of the possible time',
      isMain: true,
      value: ofPossible('partial'),
      isShare: true,
      digits: 3,
      targets: { ours: { atLeast: 0.95 }, component: { atLeast: 0.95 } },
    },
    {
      title: 'the same, whole chunks kept only',
      isMain: true,
      value: ofPossible('whole'),
      isShare: true,
      digits: 3,
      targets: { ours: { atLeast: 0.8 }, component: { atLeast: 0.8 } },
    },
    { title: 'of it sent twice, MiB', value: again('whole'), digits: 1 },
  ],
}

const outages = [500, 900, 1500, 3000]

/** The same line, and after each reset nothing gets a connection for a while. */
export const outagesOnALine = {
  name: 'outages',
  contenders: senders,
  chosen,
  async measureTogether(bench, ids) {
    const samples = Object.fromEntries(ids.map((id) => [id, {}]))
    for (const pair of [outages.slice(0, 2), outages.slice(2)]) {
      const lines = Object.fromEntries(pair.map((downMs) => [downMs, { link: { ...line, downMs } }]))
      const measured = await overLines(bench, ids, lines)
      for (const id of ids) Object.assign(samples[id], measured[id])
    }
    return samples
  },
  rows: outages.map((downMs) => {
    const seconds = possibleTime(BYTES, { ...line, downMs }) / 1000
    const atMost = seconds * 1.05
    return {
      title: `the same with outages of ${downMs / 1000} s, seconds (possible: ${seconds.toFixed(1)})`,
      isMain: true,
      value: (own) => own[downMs],
      digits: 1,
      targets: { ours: { atMost }, component: { atMost } },
    }
  }),
}
