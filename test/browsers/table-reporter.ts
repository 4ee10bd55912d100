import { readFileSync, writeFileSync } from 'node:fs'
import { basename } from 'node:path'
import { fileURLToPath } from 'node:url'
import type { Reporter, TestCase, TestModule } from 'vitest/node'
import { findEngines } from '../../scripts/engines.mjs'
import { type Outcome, tableOf, withoutVersions, withTable } from './table.js'

const path = fileURLToPath(new URL('../../docs/browsers.md', import.meta.url))

/** In this order the table tells them. */
const files = ['upload', 'pause', 'hands', 'leaving', 'host-page', 'coming-back', 'late-code'].map(
  (name) => `${name}.test.ts`,
)

/**
 * Writes what each engine did into `docs/browsers.md`. Not if an engine or a test was left out. Where all engines are required, as
 * in CI, it changes nothing, and fails if the document says something else; newer versions of browsers do not count.
 */
export default class TableReporter implements Reporter {
  onTestRunEnd(modules: readonly TestModule[]): void {
    const tests = modules
      .filter(({ moduleId }) => files.includes(basename(moduleId)))
      .toSorted((a, b) => files.indexOf(basename(a.moduleId)) - files.indexOf(basename(b.moduleId)))
      .flatMap((module) => Array.from(module.children.allTests()))
    const outcomes = tests.map(outcomeOf)
    const isWhole = findEngines().every(({ name }) => outcomes.some(({ engine }) => engine === name))
    if (!isWhole || tests.some((test) => ['skipped', 'pending'].includes(test.result().state))) return
    const written = readFileSync(path, 'utf8')
    const renewed = withTable(written, tableOf(outcomes))
    if (withoutVersions(renewed) === withoutVersions(written)) return
    if (process.env['REQUIRE_ALL_BROWSERS'] !== '1') return writeFileSync(path, renewed)
    process.stdout.write(
      `docs/browsers.md is out of date; npm run test:browsers writes it:\n${tableOf(outcomes)}\n`,
    )
    process.exitCode = 1
  }
}

function outcomeOf(test: TestCase): Outcome {
  const { engineVersion = '?', note } = test.meta()
  return {
    engine: findEngines().find(({ name }) => test.project.name === `browsers-${name}`)?.name ?? 'chromium',
    version: engineVersion,
    behaviour: test.name,
    passed: test.ok(),
    note,
  }
}
