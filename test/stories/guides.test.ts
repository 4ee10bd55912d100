import { readdir, readFile } from 'node:fs/promises'
import { expect, test } from 'vitest'

const stories = new URL('../../stories/', import.meta.url)
const paths = (await readdir(stories, { recursive: true })).filter((path) =>
  /\.(mdx|stories\.tsx)$/.test(path),
)
const files = await Promise.all(
  paths.map(async (path) => ({ path, text: await readFile(new URL(path, stories), 'utf8') })),
)
const guides = files.filter(({ path }) => path.endsWith('.mdx'))

/** As Storybook makes addresses of titles. */
const idOf = (title: string): string => title.toLowerCase().replaceAll(/[^a-z0-9]+/g, '-')

const pages = new Set(
  files.flatMap(({ text }) => {
    const [, title] = /(?:<Meta title="|title: ')([^"']+)/.exec(text) ?? []
    return title === undefined ? [] : [idOf(title)]
  }),
)

test.each(guides)('$path shows no code that is not compiled', ({ text }) => {
  expect(text).not.toContain('```')
  expect(text).not.toMatch(/<Code code="(?!(npm|npx) )/)
  const sources = Array.from(text.matchAll(/from '([^']+)\?raw'/g), ([, path]) => path ?? '')
  for (const path of sources) expect(path).toMatch(/\/(examples|test)\/.*\.(tsx?|[cm]js|css)$/)
})

test('the first page leads nowhere that is not there', async () => {
  const text = await readFile(new URL('shop/ways-on.tsx', stories), 'utf8')
  const links = Array.from(text.matchAll(/(?:docs|story)\/([a-z0-9-]+?)--/g), ([, id]) => id)
  expect(links.length).toBeGreaterThan(5)
  expect(links.filter((id) => id !== undefined && !pages.has(id))).toEqual([])
})

test.each(guides)('$path leads nowhere that is not there', ({ text }) => {
  const links = Array.from(text.matchAll(/\]\(\?path=\/(?:docs|story)\/([a-z0-9-]+?)--/g), ([, id]) => id)
  expect(links.filter((id) => id !== undefined && !pages.has(id))).toEqual([])
})
