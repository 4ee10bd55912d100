import { execFileSync } from 'node:child_process'
import { copyFile, rm, writeFile } from 'node:fs/promises'
import { createRequire } from 'node:module'
import { dirname, join } from 'node:path'
import { build } from 'vite'
import { writeLlms } from './llms.mjs'
import { buildTusClient } from './tus-client.mjs'

const require = createRequire(import.meta.url)
const compiler = join(dirname(require.resolve('typescript/package.json')), 'bin', 'tsc')

await rm('dist', { recursive: true, force: true })
await build({ logLevel: 'warn' })
await buildTusClient('dist/drivers/tus')
execFileSync(process.execPath, [compiler, '-p', 'tsconfig.build.json'], { stdio: 'inherit' })
for (const sheet of ['styles.css', 'single.css']) {
  await copyFile(`src/ui/${sheet}`, `dist/ui/${sheet}`)
  // TypeScript wants to know what a side-effect import of the sheet is.
  await writeFile(`dist/ui/${sheet}.d.ts`, 'export {}\n')
}
// For agents, and for people who read the documents beside the package.
await writeLlms()
