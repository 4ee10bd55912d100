import { execFileSync } from 'node:child_process'
import { readFile } from 'node:fs/promises'
import { llms } from './llms.mjs'

/*
 * What `npm pack` would publish: its size, that nothing is in it that should not be, and that the documents in it are those of now.
 * Run `npm run build` first.
 */

const kib = 1024
/** KiB: of the tarball, and of the unpacked files. Decision 0034 says what they buy. */
const limits = { packed: 720, unpacked: 2250 }

const [packed] = JSON.parse(
  execFileSync('npm', ['pack', '--dry-run', '--json', '--ignore-scripts'], {
    encoding: 'utf8',
    stdio: ['ignore', 'pipe', 'ignore'],
    shell: process.platform === 'win32',
  }),
)
const paths = packed.files.map(({ path }) => path)
const problems = []

const wanted = [
  'LICENSE',
  'README.md',
  'CHANGELOG.md',
  'SECURITY.md',
  'llms.txt',
  'llms-full.txt',
  'docs/README.md',
  'docs/faq.md',
]
for (const path of wanted) if (!paths.includes(path)) problems.push(`${path} is missing`)

// Code of others but tus-js-client for browsers, maps without which the code reads as well, pictures, and what belongs to the repository only.
const unwanted = /\.map$|node_modules\/|\.(?:png|mp4|tgz)$|^(?:src|test|scripts|stories)\//
for (const path of paths.filter((name) => unwanted.test(name))) problems.push(`${path} does not belong there`)

const { index, full } = await llms()
for (const [path, text] of [
  ['llms.txt', index],
  ['llms-full.txt', full],
]) {
  const written = await readFile(new URL(`../${path}`, import.meta.url), 'utf8').catch(() => '')
  if (written !== text) problems.push(`${path} is not that of now: run "npm run build"`)
}

const packedKib = packed.size / kib
const unpackedKib = packed.unpackedSize / kib
if (packedKib > limits.packed) problems.push('the tarball is too large')
if (unpackedKib > limits.unpacked) problems.push('the unpacked package is too large')

console.log(
  `${packedKib.toFixed(0)} of ${limits.packed} KiB packed, ${unpackedKib.toFixed(0)} of ${limits.unpacked} KiB unpacked, ${paths.length} files`,
)
for (const problem of problems) console.error(`The tarball: ${problem}.`)
process.exitCode = problems.length > 0 ? 1 : 0
