import { mkdir, readFile, writeFile } from 'node:fs/promises'
import { tableOf } from './table.mjs'

const file = new URL('../.cache/peers.json', import.meta.url)
const readme = new URL('../README.md', import.meta.url)

/** What earlier runs have measured, by scenario and contender. */
export async function readResults() {
  try {
    return JSON.parse(await readFile(file, 'utf8'))
  } catch (error) {
    if (error.code === 'ENOENT') return {}
    throw error
  }
}

/** Keeps what was measured, in the place of what the same contenders had there. */
export async function keepResults(name, measured) {
  const results = await readResults()
  const merged = { ...results, [name]: { ...results[name], ...measured } }
  await mkdir(new URL('.', file), { recursive: true })
  await writeFile(file, JSON.stringify(merged, null, 1))
}

/** All tables, in Markdown: scenarios that have the same contenders share one. */
export function tablesOf(scenarios, results) {
  const known = scenarios.filter(({ name }) => results[name] !== undefined)
  const fields = [...new Set(known.map(({ contenders }) => contenders))]
  const tables = fields.map((field) =>
    tableOf(
      known
        .filter(({ contenders }) => contenders === field)
        .map((scenario) => ({ scenario, results: results[scenario.name] })),
    ),
  )
  const entries = Object.values(results).flatMap((measured) => Object.values(measured))
  const days = entries.map(({ at }) => at.slice(0, 10)).toSorted()
  const loads = entries.map(({ load }) => load).toSorted((a, b) => a - b)
  const span = (first, last) => (first === last ? first : `${first} to ${last}`)
  const when = span(days[0], days.at(-1))
  const load = span(loads[0].toFixed(1), loads.at(-1).toFixed(1))
  return [...tables, `Measured on ${when}, load average after each scenario ${load}.`].join('\n\n')
}

export async function writeTables(tables) {
  const before = await readFile(readme, 'utf8')
  const after = before.replace(/(<!-- results -->\n)[^]*(\n<!-- \/results -->)/, (_, start, end) =>
    [start, tables, end].join('\n'),
  )
  await writeFile(readme, after)
}
