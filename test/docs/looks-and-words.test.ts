import { readdir } from 'node:fs/promises'
import { basename } from 'node:path'
import { expect, test } from 'vitest'
import { codesIn } from '../../stories/support/documented-table.js'
import { namesIn, read, tableOf } from './page.js'

test('every theme variable is listed', async () => {
  const css = await read('src/ui/styles.css')
  const used = new Set(Array.from(css.matchAll(/var\((--uploader-[a-z-]+),/g), ([, name]) => name as string))
  expect(await namesIn('docs/reference/theming.md', 'theme')).toEqual([...used].toSorted())
  expect(await read('docs/side-by-side.md')).toContain(`| looks | ${used.size} variables, `)
})

test('every language is listed, with the name of its export', async () => {
  const files = await readdir(new URL('../../src/locales', import.meta.url))
  const exportsOf = async (tag: string): Promise<readonly string[]> => {
    const language: object = await import(`../../src/locales/${tag}.ts`)
    return Object.keys(language)
  }
  const tags = files.map((file) => basename(file, '.ts'))
  const languages = await Promise.all(tags.map(async (tag) => [tag, await exportsOf(tag)] as const))
  const listed = (await tableOf('docs/languages.md', 'languages')).map(([tag, name]) => [
    codesIn(tag)[0],
    codesIn(name),
  ])
  expect(Object.fromEntries(listed)).toEqual(Object.fromEntries(languages))
})
