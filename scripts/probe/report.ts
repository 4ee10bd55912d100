import type { Finding } from './run-probe.js'

/** One line of the table: question, answer, and what to change. */
export function lineOf({ option, question, outcome }: Finding): string {
  switch (outcome.kind) {
    case 'as-assumed':
      return `| ${question} | \`${JSON.stringify(outcome.value)}\` | as assumed (\`${option}\`) |`
    case 'differs':
      return `| ${question} | \`${JSON.stringify(outcome.value)}\` | change \`${option}\` |`
    case 'not-seen':
    case 'failed':
    case 'not-asked':
      return `| ${question} | ${outcome.kind.replace('-', ' ')}: ${outcome.why} | \`${option}\` stays a guess |`
  }
}

export const tableHead = '| question | Stream | assumptions.ts |\n|---|---|---|'
