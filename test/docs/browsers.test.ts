import { readdir, readFile } from 'node:fs/promises'
import { expect, test } from 'vitest'
import { withoutVersions, withTable } from '../browsers/table.js'

const read = (path: string): Promise<string> => readFile(new URL(`../../${path}`, import.meta.url), 'utf8')

test('the table of browsers has a row for each test of whole pages in each engine, and nothing failed', async () => {
  const files = (await readdir(new URL('../browsers/', import.meta.url))).filter((name) =>
    name.endsWith('.test.ts'),
  )
  const sources = await Promise.all(files.map((name) => read(`test/browsers/${name}`)))
  const tests = sources.flatMap((source) =>
    [...source.matchAll(/^test\((['"])(.*)\1, /gm)].map(([, , title]) => title),
  )
  const rows = [...(await read('docs/browsers.md')).matchAll(/^\| ([^|]+) \| [✓✗n]/gm)]
  expect(new Set(rows.map(([, title]) => title))).toEqual(new Set(tests))
  expect(rows.filter(([row]) => /[✗]|not run/.test(row))).toEqual([])
})

// A newer browser alone must not fail a run.
test('a table that differs by the versions of browsers is the same', async () => {
  const document = await read('docs/browsers.md')
  const newer = document.replace(/Chromium [\d.]+/, 'Chromium 999.0.1').replace(/2\.50\.\d+ \|/, '3.1 |')
  expect(newer).not.toBe(document)
  expect(withoutVersions(newer)).toBe(withoutVersions(document))
  expect(withTable(document, '| none |')).toContain('| none |')
})
