import { readFileSync, writeFileSync } from 'node:fs'
import { basename } from 'node:path'
import { fileURLToPath } from 'node:url'
import type { Reporter, TestCase, TestModule } from 'vitest/node'
import { minorOf } from './row.js'

const path = fileURLToPath(new URL('../../../docs/support.md', import.meta.url))
const begin = '<!-- Written by `npm run test:examples`. -->'
const end = '<!-- End of what is written. -->'

/** In this order the table tells them. */
const files = [
  'nextjs',
  'react-router',
  'tanstack-start',
  'astro',
  'vite',
  'bundlers',
  'react',
  'typescript',
  'design-systems',
  'shadcn',
].map((name) => `${name}.test.ts`)

/**
 * Writes what ran into `docs/support.md`. Not if a test was left out or failed. With `REQUIRE_ALL_APPS=1`, as in CI, it writes nothing, and
 * fails if the document says something else; newer versions do not count, as templates of frameworks bring them.
 */
export default class TableReporter implements Reporter {
  onTestRunEnd(modules: readonly TestModule[]): void {
    const isWhole = files.every((file) => modules.some(({ moduleId }) => basename(moduleId) === file))
    const tests = files.flatMap((file) =>
      modules
        .filter(({ moduleId }) => basename(moduleId) === file)
        .flatMap((module) => Array.from(module.children.allTests())),
    )
    if (!isWhole || modules.length > files.length || tests.some((test) => !test.ok())) return
    if (tests.some((test) => test.result().state !== 'passed')) return
    const table = ['| | version | |', '|---|---|---|', ...tests.flatMap(lineOf)].join('\n')
    const written = readFileSync(path, 'utf8')
    const renewed = withTable(written, table)
    if (withoutVersions(renewed) === withoutVersions(written)) return
    if (process.env['REQUIRE_ALL_APPS'] !== '1') return writeFileSync(path, renewed)
    process.stdout.write(`docs/support.md is out of date; npm run test:examples writes it:\n${table}\n`)
    process.exitCode = 1
  }
}

function lineOf(test: TestCase): readonly string[] {
  const { row } = test.meta()
  return row === undefined ? [] : [`| ${test.name} | ${minorOf(row.version)} | ${row.how} |`]
}

const withoutVersions = (document: string): string =>
  document.replaceAll(/\| [\d.]+(?: to [\d.]+)? \|/g, '| |')

function withTable(document: string, table: string): string {
  const [before, rest = ''] = document.split(begin)
  const [, after] = rest.split(end)
  if (after === undefined) throw new Error(`The document has no lines "${begin}" and "${end}".`)
  return `${before}${begin}\n\n${table}\n\n${end}${after}`
}
