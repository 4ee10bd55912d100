import { spawnSync } from 'node:child_process'
import { fileURLToPath } from 'node:url'
import { findEngines } from './engines.mjs'

const at = (path) => fileURLToPath(new URL(`../test/${path}`, import.meta.url))

/** Also by hand: `REQUIRE_ALL_BROWSERS=1 npm run test:browsers`. */
const isComplete = process.env.REQUIRE_ALL_BROWSERS === '1'
const engines = findEngines()
const missing = engines.filter(({ path }) => path === null)
const installed = engines.filter(({ path }) => path !== null)

for (const { title, remedy } of missing) process.stdout.write(`Skipped: ${title} is not here; ${remedy}.\n`)
if (installed.length === 0 || (isComplete && missing.length > 0)) process.exit(1)

const { status } = spawnSync(
  'npx',
  [
    'vitest',
    'run',
    ...installed.map(({ name }) => `--project=browsers-${name}`),
    '--reporter=default',
    `--reporter=${at('support/reporter.ts')}`,
    `--reporter=${at('browsers/table-reporter.ts')}`,
    ...process.argv.slice(2),
  ],
  // Windows starts npx, which is a script there, only through a shell.
  { stdio: 'inherit', shell: process.platform === 'win32' },
)
process.exit(status ?? 1)
