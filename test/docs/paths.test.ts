import { existsSync } from 'node:fs'
import { readFile } from 'node:fs/promises'
import { expect, test } from 'vitest'
import manifest from '../../package.json' with { type: 'json' }
import { docsPages } from './page.js'

const root = new URL('../../', import.meta.url)

const pages = ['README.md', 'ARCHITECTURE.md', 'CONTRIBUTING.md', 'SECURITY.md', ...(await docsPages())]

const texts = await Promise.all(
  pages.map(async (path) => ({ path, text: await readFile(new URL(path, root), 'utf8') })),
)

/** As GitHub makes addresses of headings. */
const anchorOf = (heading: string): string =>
  heading
    .toLowerCase()
    .replaceAll(/[^\p{L}\p{N} -]/gu, '')
    .replaceAll(' ', '-')

const anchorsIn = (text: string): ReadonlySet<string> =>
  new Set(Array.from(text.matchAll(/^#+ (.+)$/gm), ([, heading]) => anchorOf(heading ?? '')))

test.each(texts)('$path leads to files and headings that are there', ({ path, text }) => {
  const links = Array.from(text.matchAll(/\]\((?!https?:)([^)\s]+)\)/g), ([, link]) => link ?? '')
  const lost = links.filter((link) => {
    const { pathname, hash } = new URL(link, new URL(path, root))
    const target = texts.find((page) => new URL(page.path, root).pathname === pathname)
    const isThere = existsSync(new URL(pathname, root))
    return !isThere || (hash !== '' && target !== undefined && !anchorsIn(target.text).has(hash.slice(1)))
  })
  expect(lost).toEqual([])
})

test.each(texts)('$path names scripts that are there', ({ text }) => {
  const scripts = Array.from(text.matchAll(/`npm run ([\w:-]+)/g), ([, script]) => script ?? '')
  expect(scripts.filter((script) => !Object.hasOwn(manifest.scripts, script))).toEqual([])
  const files = Array.from(text.matchAll(/`node ([\w/.-]+\.mjs)/g), ([, file]) => file ?? '')
  expect(files.filter((file) => !existsSync(new URL(file, root)))).toEqual([])
})

/** Where the paths that a page names begin. */
const folders = { 'ARCHITECTURE.md': ['src/', './', 'test/'], 'docs/what-survives-what.md': ['test/', './'] }

test.each(Object.entries(folders))('%s names files that are there', (path, roots) => {
  const { text = '' } = texts.find((page) => page.path === path) ?? {}
  const named = Array.from(text.matchAll(/`((?:[\w.-]+\/)+[\w.-]*)`/g), ([, name]) => name ?? '')
  expect(named.length).toBeGreaterThan(20)
  expect(named.filter((name) => !roots.some((folder) => existsSync(new URL(folder + name, root))))).toEqual(
    [],
  )
})
