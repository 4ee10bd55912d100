import { spawnSync } from 'node:child_process'
import { randomInt } from 'node:crypto'
import { fileURLToPath } from 'node:url'
import { parseArgs } from 'node:util'

// npm run chaos -- --runs 20000 [--seed 7] [--only 'one page'|tabs [--path 12:0:1]]: random schedules against the engine, by another seed
// each time. A failed run says its seed and path.

const { values } = parseArgs({
  options: {
    runs: { type: 'string' },
    seed: { type: 'string' },
    only: { type: 'string' },
    path: { type: 'string' },
  },
})
const seed = values.seed ?? String(randomInt(2 ** 31))
process.stdout.write(`Seed ${seed}\n`)
const { status } = spawnSync(
  process.execPath,
  [
    fileURLToPath(new URL('../node_modules/vitest/vitest.mjs', import.meta.url)),
    'run',
    '--project=node',
    'test/chaos/chaos.test.ts',
    ...(values.only === undefined ? [] : ['--testNamePattern', values.only]),
  ],
  {
    stdio: 'inherit',
    cwd: fileURLToPath(new URL('..', import.meta.url)),
    env: {
      ...process.env,
      CHAOS_SEED: seed,
      CHAOS_RUNS: values.runs ?? '20000',
      ...(values.path !== undefined && { CHAOS_PATH: values.path }),
    },
  },
)
process.exit(status ?? 1)
