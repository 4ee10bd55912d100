import { fileURLToPath } from 'node:url'
import { runnerImport } from 'vite'

/*
 * What Stream really does where its documentation is silent. With CLOUDFLARE_ACCOUNT_ID and CLOUDFLARE_API_TOKEN (permission "Stream: Edit")
 * it makes tiny videos, looks, deletes them again, also after Ctrl+C, and prints which assumptions of the emulator to change. It takes
 * some three minutes, most of them waiting for an upload URL to run out.
 */

const at = (path) => fileURLToPath(new URL(path, import.meta.url))
const { module } = await runnerImport(at('probe/main.ts'), { configFile: false, logLevel: 'error' })
process.exitCode = await module.main(process.env, at('../test/support/media/tiny.mp4'))
