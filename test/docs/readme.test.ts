import { readdir } from 'node:fs/promises'
import { expect, test } from 'vitest'
import manifest from '../../package.json' with { type: 'json' }
import { codesIn, rowsOf } from '../../stories/support/documented-table.js'
import { docsPages, namesIn, read, tableOf } from './page.js'

const readme = await read('README.md')

test('the README is short enough to be read', () => {
  expect(readme.trimEnd().split('\n').length).toBeLessThanOrEqual(150)
})

test('the README shows the options as the page of all options has them', async () => {
  const [, section = ''] = /^## Options\n(.*?)^## /ms.exec(readme) ?? []
  const shown = rowsOf(section).map(([name, standard]) => [codesIn(name)[0], standard])
  const all = (await tableOf('docs/reference/options.md', 'options')).flatMap(([names, , standard]) =>
    codesIn(names).map((name) => [name, standard] as const),
  )
  expect(shown).toHaveLength(8)
  expect(Object.fromEntries(all)).toMatchObject(Object.fromEntries(shown))
})

test('the README counts the languages and the theme variables', async () => {
  const languages = await readdir(new URL('../../src/locales', import.meta.url))
  expect(readme).toContain(`in ${languages.length} languages`)
  const variables = await namesIn('docs/reference/theming.md', 'theme')
  expect(readme).toContain(`${variables.length} variables`)
})

test('the README names the version and the oldest Node', () => {
  expect(readme).toContain(`Version ${manifest.version},`)
  expect(readme).toContain(`Node ${manifest.engines.node.replace(/^>=(\d+\.\d+)\..*/, '$1')} or newer`)
})

test('the index lists every page of the documents', async () => {
  const index = await read('docs/README.md')
  const links = index.matchAll(/\]\((?!https?:)([^)#]+)/g)
  const listed = new Set(Array.from(links, ([, link]) => `docs/${link}`))
  const pages = (await docsPages()).filter((page) => page !== 'docs/README.md')
  expect(pages.filter((page) => !listed.has(page))).toEqual([])
})

const wrapped = (await docsPages()).filter((page) => !page.startsWith('docs/decisions/'))

test.each(['README.md', ...wrapped])('%s is wrapped, but for tables and pictures', async (page) => {
  const lines = (await read(page)).split('\n')
  expect(lines.filter((line) => line.length > 140 && !/^\||<img /.test(line))).toEqual([])
})
