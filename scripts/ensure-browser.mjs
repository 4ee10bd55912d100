import { spawnSync } from 'node:child_process'
import { existsSync } from 'node:fs'
import { findBrowser } from './browser.mjs'

const isDebianRoot = existsSync('/etc/debian_version') && process.getuid?.() === 0

/** Ways to a browser, the likeliest to work first. */
const ways = [
  ['npx', 'playwright', 'install', 'chromium'],
  ...(isDebianRoot
    ? [['sh', '-c', 'apt-get update && apt-get install -y --no-install-recommends chromium']]
    : []),
]

for (const [command, ...args] of ways) {
  if (findBrowser() !== null) break
  process.stdout.write(`No Chrome or Chromium found; trying: ${[command, ...args].join(' ')}\n`)
  // Windows starts npx, which is a script there, only through a shell.
  spawnSync(command, args, { stdio: 'inherit', shell: process.platform === 'win32' })
}

if (findBrowser() === null) {
  process.stderr.write(
    'The tests need Chrome or Chromium: install one, or set CHROME_PATH to the path of its program.\n',
  )
  process.exit(1)
}
