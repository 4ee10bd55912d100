import { readdir, readFile } from 'node:fs/promises'
import { describe, expect, test } from 'vitest'
import { problemsOf } from '../../scripts/check-publish.mjs'
import { licencesOf } from '../../scripts/licences.mjs'

const read = (path: string): Promise<string> => readFile(new URL(`../../${path}`, import.meta.url), 'utf8')
const workflows = '.github/workflows'

describe('before a release', () => {
  const at = (host: string) => ({
    version: '1.2.0',
    homepage: `https://${host}/uploader#readme`,
    bugs: { url: `https://${host}/uploader/issues` },
    repository: { type: 'git', url: `git+https://${host}/uploader.git` },
  })

  test('the placeholder is refused wherever it still stands', () => {
    expect(problemsOf(at('repository.invalid'), '## 1.2.0\n')).toEqual([
      'homepage in package.json is the placeholder https://repository.invalid/uploader#readme.',
      'bugs.url in package.json is the placeholder https://repository.invalid/uploader/issues.',
      'repository.url in package.json is the placeholder git+https://repository.invalid/uploader.git.',
    ])
    expect(problemsOf({ ...at('code.example'), bugs: undefined }, '## 1.2.0\n')).toEqual([
      'package.json has no bugs.url.',
    ])
  })

  test('a version without a finished changelog is refused', () => {
    expect(problemsOf(at('code.example'), '## 1.2.0 — unreleased\n')).toEqual([
      'CHANGELOG.md calls 1.2.0 unreleased.',
    ])
    expect(problemsOf(at('code.example'), '## 1.1.0\n')).toEqual(['CHANGELOG.md has no section "## 1.2.0".'])
  })

  test('everything else is fine', () => {
    expect(problemsOf(at('code.example'), '# Changelog\n\n## 1.2.0\n\n- All new.\n')).toEqual([])
  })

  test('the placeholder stands in package.json, and nowhere else', async () => {
    expect(problemsOf(JSON.parse(await read('package.json')), '').join('\n')).toContain('repository.invalid')
    const forms = (await readdir(new URL('../../.github/ISSUE_TEMPLATE', import.meta.url))).map(
      (name) => `.github/ISSUE_TEMPLATE/${name}`,
    )
    for (const path of [
      ...forms,
      `${workflows}/ci.yml`,
      `${workflows}/release.yml`,
      'README.md',
      'SECURITY.md',
    ])
      expect(await read(path), path).not.toMatch(
        /repository\.invalid|github\.com\/OWNER\/react-stream-uploader/,
      )
  })
})

describe('licences', () => {
  test('the page lists what an installation brings along, all of it permissive', async () => {
    const { table, refused } = licencesOf(
      JSON.parse(await read('package.json')),
      JSON.parse(await read('package-lock.json')),
    )
    expect(await read('docs/licences.md')).toContain(table)
    expect(refused).toEqual([])
  })

  test('what is not permissive, or names no licence, is refused, however deep it is', () => {
    const lock = {
      packages: {
        'node_modules/a': { version: '1.0.0', license: 'MIT', dependencies: { b: '2', c: '1' } },
        'node_modules/b': { version: '1.0.0', license: 'MIT' },
        'node_modules/a/node_modules/b': { version: '2.0.0', license: 'AGPL-3.0' },
        'node_modules/c': { version: '1.0.0' },
        'node_modules/tool': { version: '1.0.0', license: 'AGPL-3.0' },
      },
    }
    expect(licencesOf({ dependencies: { a: '1' } }, lock).refused).toEqual(['b: AGPL-3.0', 'c: none'])
  })
})

describe('the workflows', () => {
  test('run every command of .ci/run', async () => {
    const commands = (await read('.ci/run'))
      .split('\n')
      .filter((line) => /^(npm|scripts\/|[A-Z_]+=\S+ npm) ?/.test(line))
    const steps = Array.from((await read(`${workflows}/ci.yml`)).matchAll(/- run: (.*)$/gm), ([, run]) => run)
    expect(commands.length).toBeGreaterThan(6)
    // It makes all apps, and not three of them.
    const all = commands.map((line) =>
      line.startsWith('npm run test:examples') ? 'REQUIRE_ALL_APPS=1 npm run test:examples' : line,
    )
    expect(new Set(steps)).toEqual(new Set(all))
  })

  test.each(['ci.yml', 'release.yml'])(
    '%s pins every action by its commit, with its version',
    async (name) => {
      const used = (await read(`${workflows}/${name}`)).match(/uses: .*/g) ?? []
      expect(used.length).toBeGreaterThan(5)
      expect(used.filter((line) => !/^uses: [\w/-]+@[0-9a-f]{40} # v\d+\.\d+\.\d+$/.test(line))).toEqual([])
    },
  )

  test('may write only where they have to: one job publishes, and it runs no code of ours', async () => {
    const release = await read(`${workflows}/release.yml`)
    expect(await read(`${workflows}/ci.yml`)).not.toMatch(/: write|secrets\./)
    expect(release).toMatch(/^permissions: \{\}$/m)
    expect(release).not.toContain('secrets.')
    const publishing = release.split(/^ {2}(?=[a-z]+:$)/m).filter((job) => job.includes('id-token: write'))
    expect(publishing).toHaveLength(1)
    expect(publishing[0]).not.toMatch(/checkout|npm ci|npm run|npm install/)
    expect(publishing[0]).toContain('--provenance')
  })
})
