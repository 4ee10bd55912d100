import { existsSync } from 'node:fs'
import { expect, test } from 'vitest'
import manifest from '../../package.json' with { type: 'json' }
import { llms } from '../../scripts/llms.mjs'
import { docsPages, read } from './page.js'

const { index, full } = await llms()
const root = new URL('../../', import.meta.url)

const decisions = (page: string): boolean => page.startsWith('docs/decisions/')

test('llms.txt begins as its format asks for: a title, a summary, sections of links', () => {
  expect(index).toMatch(
    new RegExp(`^# ${manifest.name} ${manifest.version}\\n\\n> ${manifest.description}\\n`),
  )
  expect(Array.from(index.matchAll(/^## (.*)$/gm), ([, title]) => title)).toEqual([
    'Guides',
    'Reference',
    'Facts and measurements',
    'Optional',
  ])
})

test('it lists every page but the decisions, and each link leads to a file of the package', async () => {
  const links = Array.from(index.matchAll(/^- \[[^\]]+\]\(([^)]+)\)(.*)$/gm))
  const paths = links.map(([, path = '']) => path)
  const pages = (await docsPages()).filter((page) => !decisions(page) && page !== 'docs/README.md')
  expect(pages.filter((page) => !paths.includes(page))).toEqual([])
  // The build writes this one.
  const kept = paths.filter((path) => path !== 'llms-full.txt')
  expect(kept.filter((path) => !existsSync(new URL(path, root)))).toEqual([])
  const packed = ['docs/', 'README.md', 'CHANGELOG.md', 'SECURITY.md']
  expect(kept.filter((path) => !packed.some((begin) => path.startsWith(begin)))).toEqual([])
  expect(links.filter(([, , about]) => about === '')).toEqual([])
})

test('llms-full.txt has the whole text of each of them', async () => {
  const pages = [
    'README.md',
    ...(await docsPages()).filter((page) => !decisions(page) && page !== 'docs/README.md'),
  ]
  const texts = await Promise.all(pages.map(async (page) => [page, await read(page)] as const))
  expect(texts.flatMap(([page, text]) => (full.includes(text) ? [] : [page]))).toEqual([])
})
