import { spawn } from 'node:child_process'
import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { dirname, join } from 'node:path'

const { CLOUDFLARE_ACCOUNT_ID, CLOUDFLARE_API_TOKEN, HOST, PORT = '6006' } = process.env
const isReal = Boolean(CLOUDFLARE_ACCOUNT_ID && CLOUDFLARE_API_TOKEN)
// With a real account behind it, the endpoint is not for the neighbours on the network.
const host = HOST ?? (isReal ? '127.0.0.1' : undefined)
const url = `http://${HOST ?? 'localhost'}:${PORT}/`

const manifest = createRequire(import.meta.url).resolve('storybook/package.json')
const { bin } = JSON.parse(readFileSync(manifest, 'utf8'))

const storybook = spawn(
  process.execPath,
  [
    join(dirname(manifest), bin),
    'dev',
    '--exact-port',
    `--port=${PORT}`,
    ...(host === undefined ? [] : [`--host=${host}`]),
    '--ci',
    '--quiet',
    '--no-version-updates',
    '--disable-telemetry',
  ],
  { stdio: 'inherit', env: { ...process.env, STORYBOOK_DISABLE_TELEMETRY: '1' } },
)
storybook.on('exit', (code, signal) => process.exit(signal === null ? (code ?? 1) : 0))
for (const signal of ['SIGINT', 'SIGTERM']) process.on(signal, () => storybook.kill(signal))

await answers(url)
process.stdout.write(
  `Open ${url} — uploads go to ${isReal ? `Cloudflare account ${CLOUDFLARE_ACCOUNT_ID}` : 'the emulator in this server'}.\n`,
)

/** Storybook listens before it has built its first page. */
async function answers(address) {
  for (;;) {
    const response = await fetch(new URL('iframe.html', address)).catch(() => null)
    if (response?.ok) return
    await new Promise((resolve) => setTimeout(resolve, 250))
  }
}
