import { execFile } from 'node:child_process'
import { copyFile, mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { promisify } from 'node:util'
import { afterAll, beforeAll, expect, test } from 'vitest'

const at = (path: string): string => fileURLToPath(new URL(`../${path}`, import.meta.url))

/** One import, or one touch of the world, that each room must not make. */
const forbidden = {
  'src/protocol/bad.ts': "import '../core/can.js'",
  'src/core/bad.ts': "import '../drivers/clock.js'",
  'src/core/bad-time.ts': 'export const now = Date.now()',
  'src/core/bad-network.ts': "export const answer = fetch('/')",
  'src/drivers/bad.ts': "import 'tus-js-client'",
  'src/drivers/tus-bad.ts': "import '../react/format.js'",
  'src/react/bad.ts': "import '../drivers/clock.js'",
  'src/react/parts/bad.ts': "import '../../server/index.js'",
  'src/locales/bad.ts': "import '../react/parts/index.js'",
  'src/locales/bad-core.ts': "import '../core/can.js'",
  'src/locales/bad-package.ts': "import 'react'",
  'src/ui/bad.ts': "import '../emulator/index.js'",
  'src/server/bad.ts': "import '../core/can.js'",
  'src/emulator/bad.ts': "import '../server/index.js'",
  'src/emulator/api/bad.ts': "import 'node:fs'",
  'src/cli/bad.ts': "import '../server/index.js'",
  'src/cli/bad-package.ts': "import 'tus-js-client'",
  'examples/bad.ts': "import '../src/server/index.js'",
  'examples/nextjs/app/bad.ts': "import '../../../src/server/index.js'",
}

let folder: string

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'dependency-rule-'))
  await copyFile(at('.oxlintrc.json'), join(folder, '.oxlintrc.json'))
  for (const [path, source] of Object.entries(forbidden)) {
    await mkdir(dirname(join(folder, path)), { recursive: true })
    await writeFile(join(folder, path), `${source}\n`)
  }
})

afterAll(() => rm(folder, { recursive: true }))

test('the linter refuses every import that the dependency rule forbids', async () => {
  const { stdout } = await promisify(execFile)(
    process.execPath,
    [at('node_modules/oxlint/bin/oxlint'), '--format=json', 'src', 'examples'],
    {
      cwd: folder,
    },
  ).catch((failed: { stdout: string }) => failed)
  const { diagnostics } = JSON.parse(stdout) as { diagnostics: { code: string; filename: string }[] }
  const refused = diagnostics
    .filter(({ code }) => code.includes('no-restricted'))
    .map(({ filename }) => filename)
  expect([...new Set(refused)].toSorted()).toEqual(Object.keys(forbidden).toSorted())
})
