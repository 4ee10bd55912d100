/*
 * This uploader against the field, in Chromium: what it is slower or faster than, and what it leaves behind. bench/README.md says how, and has
 * the last full table. The peers are installed on demand, into bench/peers. Run: npm run bench
 *   -- --only steady-line,dropping-line   these scenarios only
 *   -- --contenders ours,tus-50           these contenders only
 *   -- --runs 3 --seed 1                  medians of so many; the order by chance
 *   -- --write                            writes the tables into bench/README.md and docs/side-by-side.md
 *   -- --table                            measures nothing: shows what is known of earlier runs
 *   -- --help                             lists the scenarios and their contenders
 */
import { mkdtemp, rm } from 'node:fs/promises'
import { loadavg, tmpdir } from 'node:os'
import { join } from 'node:path'
import { parseArgs } from 'node:util'
import { chromium } from 'playwright'
import { launchOptions } from '../scripts/browser.mjs'
import { createFilms } from './field/films.mjs'
import { createPages, installPeers } from './field/pages.mjs'
import { keepResults, knownOf, readResults, tablesOf, writeTables } from './field/results.mjs'
import { inRounds } from './field/rounds.mjs'
import { scenarios } from './scenarios/index.mjs'
import { mulberry32 } from './virtual-time.mjs'

const { values } = parseArgs({
  options: {
    runs: { type: 'string', default: '3' },
    seed: { type: 'string', default: String(Date.now() % 100_000) },
    only: { type: 'string' },
    contenders: { type: 'string' },
    write: { type: 'boolean', default: false },
    table: { type: 'boolean', default: false },
    help: { type: 'boolean', default: false },
  },
})
const runs = Number(values.runs)
const taking = chosenOf(
  values.only,
  scenarios.map(({ name }) => name),
)

if (values.help) {
  for (const { name, chosen } of scenarios) console.log(`${name}: ${chosen.join(', ')}`)
  process.exit()
}
if (!values.table) await measure()
const known = knownOf(scenarios, await readResults())
if (known.length === 0) throw new Error('Nothing was measured yet.')
console.log(`\n${tablesOf(known)}`)
if (values.write) await writeTables(known)

async function measure() {
  installPeers()
  console.log(`seed ${values.seed}, load average ${loadavg()[0].toFixed(1)}`)
  const random = mulberry32(Number(values.seed))
  const directory = await mkdtemp(join(tmpdir(), 'peers-'))
  const pages = createPages()
  const browser = await chromium.launch(launchOptions())
  const bench = { browser, pages, film: createFilms(directory) }
  try {
    for (const scenario of scenarios.filter(({ name }) => taking.includes(name))) {
      const ids = scenario.chosen.filter((id) => values.contenders?.split(',').includes(id) ?? true)
      if (ids.length === 0) continue
      const began = performance.now()
      const measured = await inRounds(scenario, bench, ids, {
        runs,
        random,
        note: (round, id, sample) =>
          console.log(`${scenario.name} ${round + 1} ${id} ${JSON.stringify(sample)}`),
      })
      await keepResults(scenario.name, measured)
      const minutes = ((performance.now() - began) / 60_000).toFixed(1)
      console.log(`${scenario.name}: ${minutes} minutes, load average ${loadavg()[0].toFixed(1)}`)
    }
  } finally {
    await browser.close()
    await pages.remove()
    await rm(directory, { recursive: true })
  }
}

function chosenOf(list, names) {
  const chosen = list?.split(',') ?? names
  const unknown = chosen.find((name) => !names.includes(name))
  if (unknown !== undefined)
    throw new Error(`There is no scenario "${unknown}". There are: ${names.join(', ')}`)
  return chosen
}
