import { loadavg } from 'node:os'

/**
 * Measures one after the other: in each round all contenders, in another order. So what the machine does meanwhile meets all of them.
 * @returns samples by contender
 */
export async function inRounds({ times = (runs) => runs, ...scenario }, bench, ids, { runs, random, note }) {
  const samples = Object.fromEntries(ids.map((id) => [id, []]))
  const most = Math.max(...ids.map((id) => times(runs, id)))
  for (let round = 0; round < most; round++) {
    const taking = shuffled(
      ids.filter((id) => round < times(runs, id)),
      random,
    )
    if (scenario.measureTogether !== undefined) {
      const measured = await scenario.measureTogether(bench, taking)
      for (const id of taking) samples[id].push(measured[id])
      note(round, 'all', measured)
    } else {
      for (const id of taking) {
        const sample = await scenario.measure(bench, id)
        samples[id].push(sample)
        note(round, id, sample)
      }
    }
  }
  const at = new Date().toISOString()
  return Object.fromEntries(ids.map((id) => [id, { samples: samples[id], at, load: loadavg()[0] }]))
}

function shuffled(items, random) {
  const left = [...items]
  return items.map(() => left.splice(Math.floor(random() * left.length), 1)[0])
}
