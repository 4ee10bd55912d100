import { readFile, writeFile } from 'node:fs/promises'
import { fileURLToPath } from 'node:url'

/*
 * Writes the table of docs/licences.md: everything that `npm install react-stream-uploader` brings along, read from the lock file.
 * `--check` refuses where the page is not up to date, or a licence is not one of those that any app can ship.
 */

const root = new URL('../', import.meta.url)
const page = new URL('docs/licences.md', root)

/** Permissive licences. A new one is a decision: read it, then add it here. */
const permissive = new Set([
  '0BSD',
  'Apache-2.0',
  'BlueOak-1.0.0',
  'BSD-2-Clause',
  'BSD-3-Clause',
  'ISC',
  'MIT',
])

/** Whose package.json names none: it is in their readme. */
const elsewhere = { 'combine-errors': 'MIT' }

/** The rows of the table, and what is wrong with them. */
export function licencesOf(manifest, lock) {
  const found = installed(Object.keys(manifest.dependencies), lock.packages)
  const rows = Array.from(found, ([name, { version, license = elsewhere[name] ?? 'none', from }]) => ({
    name,
    version,
    license,
    from,
  })).toSorted((a, b) => (a.name < b.name ? -1 : 1))
  const refused = rows.filter(({ license }) => !permissive.has(license))
  const table = [
    '| package | licence | because of |',
    '|---|---|---|',
    ...rows.map(({ name, license, from }) => `| \`${name}\` | ${license} | ${from} |`),
  ].join('\n')
  return { table, refused: refused.map(({ name, license }) => `${name}: ${license}`) }
}

/** Follows dependencies as Node does: the nearest `node_modules` has the package. */
function installed(names, packages) {
  const found = new Map()
  const queue = names.map((name) => ({ name, from: '', by: 'this package' }))
  for (const { name, from, by } of queue) {
    const place = placeOf(name, from, packages)
    if (place === undefined || found.has(name)) continue
    found.set(name, { ...packages[place], from: by })
    queue.push(
      ...Object.keys(packages[place].dependencies ?? {}).map((next) => ({
        name: next,
        from: place,
        by: `\`${name}\``,
      })),
    )
  }
  return found
}

function placeOf(name, from, packages) {
  for (let folder = from; ; folder = folder.slice(0, Math.max(0, folder.lastIndexOf('/node_modules/')))) {
    const place = folder === '' ? `node_modules/${name}` : `${folder}/node_modules/${name}`
    if (Object.hasOwn(packages, place)) return place
    if (folder === '') return undefined
  }
}

const read = async (path) => JSON.parse(await readFile(new URL(path, root), 'utf8'))

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  const { table, refused } = licencesOf(await read('package.json'), await read('package-lock.json'))
  const before = await readFile(page, 'utf8')
  const after = before.replace(
    /(<!-- licences -->\n)[^]*(\n<!-- \/licences -->)/,
    (_, start, end) => start + table + end,
  )
  const isCheck = process.argv.includes('--check')
  if (refused.length > 0) console.error(`Not among the licences that are accepted: ${refused.join(', ')}.`)
  if (isCheck && before !== after) console.error('docs/licences.md is out of date: run "npm run licences".')
  if (!isCheck) await writeFile(page, after)
  process.exitCode = refused.length > 0 || (isCheck && before !== after) ? 1 : 0
}
