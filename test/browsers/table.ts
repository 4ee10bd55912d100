import { type EngineName, findEngines } from '../../scripts/engines.mjs'

/** What one engine did in one test. */
export interface Outcome {
  readonly engine: EngineName
  /** The version that the browser says. */
  readonly version: string
  readonly behaviour: string
  readonly passed: boolean
  /** What this engine does in its own way. */
  readonly note: string | undefined
}

const begin = '<!-- Written by `npm run test:browsers`. -->'
const end = '<!-- End of what is written. -->'

/** The table of browser and behaviour, in Markdown. */
export function tableOf(outcomes: readonly Outcome[]): string {
  const engines = findEngines().map(({ name, title }) => {
    const version = outcomes.find(({ engine }) => engine === name)?.version ?? '?'
    return { name, heading: `${title} ${version}` }
  })
  const behaviours = [...new Set(outcomes.map(({ behaviour }) => behaviour))]
  return [
    `| | ${engines.map(({ heading }) => heading).join(' | ')} |`,
    `|---|${engines.map(() => '---|').join('')}`,
    ...behaviours.map((behaviour) => {
      const cells = engines.map(({ name }) =>
        cellOf(outcomes.find((outcome) => outcome.engine === name && outcome.behaviour === behaviour)),
      )
      return `| ${behaviour} | ${cells.join(' | ')} |`
    }),
  ].join('\n')
}

function cellOf(outcome: Outcome | undefined): string {
  if (outcome === undefined) return 'not run'
  if (!outcome.passed) return '✗'
  return outcome.note === undefined ? '✓' : `✓ ${outcome.note}`
}

/** The document with this table in the place of its own. */
export function withTable(document: string, table: string): string {
  const [before, rest = ''] = document.split(begin)
  const [, after] = rest.split(end)
  if (after === undefined) throw new Error(`The document has no lines "${begin}" and "${end}".`)
  return `${before}${begin}\n\n${table}\n\n${end}${after}`
}

/** The document as it says the same of newer browsers. */
export function withoutVersions(document: string): string {
  return document.replace(/ \d+(\.\d+)+(?= \|)/g, '')
}
