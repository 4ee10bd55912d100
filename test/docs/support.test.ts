import { readdir } from 'node:fs/promises'
import { expect, test } from 'vitest'
import manifest from '../../package.json' with { type: 'json' }
import { read } from './page.js'

/** The rows of a page's tables, by their first cell. */
async function rowsIn(page: string): Promise<ReadonlyMap<string, readonly string[]>> {
  const rows = Array.from((await read(page)).matchAll(/^\| (.+) \|$/gm), ([, row]) =>
    (row ?? '').split(' | '),
  )
  return new Map(rows.map(([name = '', ...cells]) => [name, cells]))
}

const supported = await rowsIn('docs/support.md')
const versionsOf = (name: string) => supported.get(name)?.[0]?.split(', ')

test('React and TanStack Query are those that an app may bring, and that the packed package is tried with', async () => {
  const { react, 'react-dom': dom, '@tanstack/react-query': query } = manifest.peerDependencies
  expect(
    versionsOf('React')
      ?.map((version) => `^${version}.0.0`)
      .join(' || '),
  ).toBe(react)
  expect(dom).toBe(react)
  expect(versionsOf('TanStack Query')).toEqual([/\^(\d+)\./.exec(query)?.[1]])
  const tried = /\['(\d+)', '(\d+)'\]/.exec(await read('scripts/check-consumer.mjs'))?.slice(1)
  expect(tried?.toSorted()).toEqual(versionsOf('React'))
})

test('Node is what package.json asks for, and what the workflow tries', async () => {
  const [oldest = '', ...newer] = versionsOf('Node, for the handler, the emulator and the command') ?? []
  expect(manifest.engines.node).toBe(`>=${oldest}.0`)
  const [, matrix = ''] = /node: \[(.*)\]/.exec(await read('.github/workflows/ci.yml')) ?? []
  expect(matrix.replaceAll("'", '').split(', ')).toEqual([`${oldest}.0`, ...newer])
})

test('TypeScript is the oldest that compiles an app with every door', async () => {
  const [, oldest] =
    /^const oldest = '(\d+\.\d+)\.\d+'$/m.exec(await read('test/apps/typescript.test.ts')) ?? []
  expect(versionsOf('TypeScript')).toEqual([oldest])
})

test('each row of frameworks, bundlers and design systems has a test of an app', async () => {
  const names = await readdir(new URL('../apps/', import.meta.url))
  const files = names.filter((name) => name.endsWith('.test.ts'))
  const tests = (await Promise.all(files.map((name) => read(`test/apps/${name}`)))).join('\n')
  const [, table = ''] =
    (await read('docs/support.md')).split(/<!-- (?:Written by .*|End of what is written\.) -->/) ?? []
  const rows = Array.from(table.matchAll(/^\| ([^|]+?) \| [\d. to]+ \|/gm), ([, name]) => name)
  expect(rows.length).toBeGreaterThan(15)
  expect(rows.filter((name) => !tests.includes(`'${name}'`))).toEqual([])
})

test('browsers are those of the page about them', async () => {
  const oldest = await rowsIn('docs/browsers.md')
  for (const [kind, row] of [
    ['hook and parts', 'hook and parts'],
    ['the styled uploader', 'the styled uploader'],
  ] as const) {
    const listed = ['Chrome, Edge', 'Firefox', 'Safari'].map((name) => supported.get(`${name}: ${kind}`)?.[0])
    expect(listed).toEqual(oldest.get(row)?.map((cell) => cell.trim()))
  }
})
