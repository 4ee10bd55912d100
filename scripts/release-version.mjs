import { execFileSync } from 'node:child_process'
import { readFile, writeFile } from 'node:fs/promises'

/*
 * Turns the changesets into a version and a changelog, wherever the version stands. The release workflow runs it for its pull request.
 */

const shell = process.platform === 'win32'
const run = (command, ...args) => execFileSync(command, args, { stdio: 'inherit', shell })

run('npx', 'changeset', 'version')
run('npm', 'install', '--package-lock-only', '--ignore-scripts', '--no-audit', '--no-fund')
const { version } = JSON.parse(await readFile('package.json', 'utf8'))
const readme = await readFile('README.md', 'utf8')
await writeFile('README.md', readme.replace(/^Version [^,]+,/m, `Version ${version},`))
