import { spawnSync } from 'node:child_process'
import { randomInt } from 'node:crypto'
import { fileURLToPath } from 'node:url'
import { parseArgs } from 'node:util'

// npm run chaos -- [--runs 20000] [--seed 7] [--only one-page|tabs [--path 12:0:1]]: random schedules against the engine, with a new seed
// each time. A failed run prints its seed and path.

const { values } = parseArgs({
  options: {
    runs: { type: 'string', default: '2000' },
    seed: { type: 'string', default: String(randomInt(2 ** 31)) },
    only: { type: 'string' },
    path: { type: 'string' },
  },
})
process.stdout.write(`Seed ${values.seed}\n`)
const { status } = spawnSync(
  process.execPath,
  [
    fileURLToPath(new URL('../node_modules/vitest/vitest.mjs', import.meta.url)),
    'run',
    '--project=chaos',
    ...(values.only === undefined ? ['--project=teeth'] : [`test/chaos/${values.only}.test`]),
  ],
  {
    stdio: 'inherit',
    cwd: fileURLToPath(new URL('..', import.meta.url)),
    env: {
      ...process.env,
      CHAOS_SEED: values.seed,
      CHAOS_RUNS: values.runs,
      ...(values.path !== undefined && { CHAOS_PATH: values.path }),
    },
  },
)
process.exit(status ?? 1)
