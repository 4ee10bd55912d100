import { readdir, readFile } from 'node:fs/promises'
import { fileURLToPath } from 'node:url'
import { expect, test } from 'vitest'

const src = fileURLToPath(new URL('../src/', import.meta.url))
const tests = fileURLToPath(new URL('./', import.meta.url))
/** Lines of a file that can be read at a sitting. */
const SITTING = 300

/** One comment line that ends in a full stop, then a blank line or `'use client'`; a shebang may come before it. */
const firstLines = /^(?:#!.*\n)?(\/\/ .+\.)\n(?:\n|'use client'\n)/

function isHeaded(source: string): boolean {
  const [, comment] = firstLines.exec(source) ?? []
  return comment !== undefined && comment.length <= 120
}

test('every source file begins with one line that says which concept it holds', async () => {
  const paths = (await readdir(src, { recursive: true })).filter((path) => /\.tsx?$/.test(path))
  expect(paths.length).toBeGreaterThan(200)
  const headed = await Promise.all(paths.map(async (path) => isHeaded(await readFile(src + path, 'utf8'))))
  expect(paths.filter((_, index) => !headed[index]).toSorted()).toEqual([])
})

test.each([
  '// A clock.\n\nexport {}',
  "// A button.\n'use client'\n",
  "// A button.\n\n'use client'\n",
  '#!/usr/bin/env node\n// The command line.\n\nexport {}',
])('%j is such a file', (source) => {
  expect(isHeaded(source)).toBe(true)
})

test.each([
  '',
  'export {}',
  '/** A clock. */\n\nexport {}',
  '// A clock\n\nexport {}',
  '// A clock.\nexport {}',
  '// A clock.\n// It ticks.\n\nexport {}',
  '\n// A clock.\n\nexport {}',
  `// A ${'very '.repeat(30)}long line.\n\nexport {}`,
])('%j is not', (source) => {
  expect(isHeaded(source)).toBe(false)
})

test('no file of tests is longer than 300 lines', async () => {
  const paths = (await readdir(tests, { recursive: true })).filter((path) => /\.tsx?$/.test(path))
  expect(paths.length).toBeGreaterThan(200)
  const lines = await Promise.all(
    paths.map(async (path) => (await readFile(tests + path, 'utf8')).split('\n').length - 1),
  )
  expect(paths.filter((_, index) => (lines[index] ?? 0) > SITTING)).toEqual([])
})
