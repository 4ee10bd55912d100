import { readFile } from 'node:fs/promises'
import { fileURLToPath } from 'node:url'
import { runnerImport } from 'vite'

/*
 * What Stream really does where its documentation is silent. With CLOUDFLARE_ACCOUNT_ID and CLOUDFLARE_API_TOKEN (permission "Stream: Edit")
 * it makes tiny videos, looks, deletes them again, also after Ctrl+C, and prints a report for an issue: which assumptions of the emulator to
 * change, and what else is not documented. `-- --dry-run` says what it would do.
 */

const at = (path) => fileURLToPath(new URL(path, import.meta.url))
const { version } = JSON.parse(await readFile(at('../package.json'), 'utf8'))
const { module } = await runnerImport(at('probe/main.ts'), { configFile: false, logLevel: 'error' })
const clip = at('../test/support/media/tiny.mp4')
process.exitCode = await module.main(process.argv.slice(2), process.env, { clip, version })
