import { readdir, readFile } from 'node:fs/promises'
import { expect, test } from 'vitest'

const root = new URL('../../', import.meta.url)

/** Of endpoints. What is in `testing/` is for the guide on tests, and is run by `check:consumer`. */
async function recipes(): Promise<readonly string[]> {
  const files = await readdir(new URL('examples/', root), { recursive: true })
  const endpoints = files.filter((path) => path.endsWith('.ts') && !path.startsWith('testing'))
  return endpoints.map((path) => `examples/${path}`)
}

/** What a page links to in `examples/`, from the root of the project. */
async function linked(page: string): Promise<readonly string[]> {
  const text = await readFile(new URL(page, root), 'utf8')
  const links = Array.from(text.matchAll(/\]\((?:\.\.\/)?(examples\/[^)]+)\)/g), ([, path]) => path as string)
  return [...new Set(links.map(decodeURIComponent))].toSorted()
}

test.for(['README.md', 'docs/host-recipes.md'])(
  '%s links every recipe, and none that is not there',
  async (page) => {
    expect(await linked(page)).toEqual((await recipes()).toSorted())
  },
)
