import { mkdir, readFile, writeFile } from 'node:fs/promises'
import { shortTableOf, tableOf } from './table.mjs'

const file = new URL('../.cache/peers.json', import.meta.url)

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

/** Scenarios that were measured, with what was. */
export function knownOf(scenarios, results) {
  return scenarios
    .filter(({ name }) => results[name] !== undefined)
    .map((scenario) => ({ scenario, results: results[scenario.name] }))
}

/** All tables, in Markdown: scenarios that have the same contenders share one. */
export function tablesOf(known) {
  const fields = [...new Set(known.map(({ scenario }) => scenario.contenders))]
  const tables = fields.map((field) => tableOf(known.filter(({ scenario }) => scenario.contenders === field)))
  const entries = known.flatMap(({ results }) => Object.values(results))
  const days = spanOf(entries.map(({ at }) => at.slice(0, 10)).toSorted())
  const loads = entries.map(({ load }) => load).toSorted((a, b) => a - b)
  const load = spanOf(loads.map((figure) => figure.toFixed(1)))
  return [...tables, `Measured on ${days}; load average after each scenario: ${load}.`].join('\n\n')
}

function spanOf(sorted) {
  const [first, last] = [sorted[0], sorted.at(-1)]
  return first === last ? first : `${first} to ${last}`
}

/** Writes tables into the README of the bench and into docs/side-by-side.md, between their marks. */
export async function writeTables(known) {
  await writeBetween('README.md', 'results', tablesOf(known))
  await writeBetween('../docs/side-by-side.md', 'speed', shortTableOf(known))
}

async function writeBetween(path, mark, text) {
  const page = new URL(`../${path}`, import.meta.url)
  const [before, rest] = (await readFile(page, 'utf8')).split(`<!-- ${mark} -->\n`)
  const [, after] = rest.split(`<!-- /${mark} -->`)
  await writeFile(page, `${before}<!-- ${mark} -->\n${text}\n<!-- /${mark} -->${after}`)
}
