import { readFile } from 'node:fs/promises'
import { fileURLToPath } from 'node:url'

/*
 * Refuses to publish what would send people to an address that does not exist, or has no changelog. `npm publish` runs it, and the release
 * workflow before it packs.
 */

/** The fields of package.json that say where the package lives: the only place that has to be filled in. */
const addresses = ['homepage', 'bugs.url', 'repository.url']

/** @returns {string[]} what stands in the way */
export function problemsOf(manifest, changelog) {
  const problems = []
  for (const path of addresses) {
    const address = path.split('.').reduce((value, key) => value?.[key], manifest)
    if (typeof address !== 'string' || address === '') problems.push(`package.json has no ${path}.`)
    // A name that can belong to nobody (RFC 2606): the placeholder until there is a repository.
    else if (new URL(address).hostname.endsWith('.invalid'))
      problems.push(`${path} in package.json is the placeholder ${address}.`)
  }
  const heading = new RegExp(`^## ${manifest.version.replaceAll('.', '\\.')}(.*)$`, 'm').exec(changelog)
  if (heading === null) problems.push(`CHANGELOG.md has no section "## ${manifest.version}".`)
  else if (/unreleased/i.test(heading[1])) problems.push(`CHANGELOG.md calls ${manifest.version} unreleased.`)
  return problems
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  const read = (path) => readFile(new URL(`../${path}`, import.meta.url), 'utf8')
  const problems = problemsOf(JSON.parse(await read('package.json')), await read('CHANGELOG.md'))
  for (const problem of problems) console.error(problem)
  if (problems.length > 0)
    console.error('Not published. CONTRIBUTING.md, "Releases", says what to fill in once.')
  process.exitCode = problems.length > 0 ? 1 : 0
}
