import { existsSync } from 'node:fs'
import { readFile } from 'node:fs/promises'
import { expect, test } from 'vitest'
import { endpointErrorStatus } from '../../src/protocol/problem.js'
import { newVideo } from '../../src/protocol/video-status.js'

const root = new URL('../../', import.meta.url)
const read = (path: string): Promise<string> => readFile(new URL(path, root), 'utf8')
const page = await read('docs/stream-parameters.md')
const named = new Set(Array.from(page.matchAll(/`([^`\n]+)`/g), ([, code]) => code as string))

test('every test that the page names is there', () => {
  const tests = [...named].filter((name) => name.startsWith('test/'))
  expect(tests.length).toBeGreaterThan(10)
  expect(tests.filter((path) => !existsSync(new URL(path, root)))).toEqual([])
})

test('the page has every field of a video', () => {
  const video = newVideo('a')
  const fields = [
    ...Object.keys(video).filter((key) => key !== 'status'),
    ...Object.keys(video.status).map((key) => `status.${key}`),
  ]
  expect(fields.filter((field) => !named.has(`video.${field}`))).toEqual([])
})

test('the page has every code of the endpoint', () => {
  const words = new Set([...named].flatMap((name) => name.split(' ')))
  expect(Object.keys(endpointErrorStatus).filter((code) => !words.has(code))).toEqual([])
})

test('the page has every state, reason and number that the code knows', async () => {
  const [states, reasons, numbers, refusals] = await Promise.all(
    [
      'src/protocol/video-status.ts',
      'src/core/machine/encoding-progress.ts',
      'src/protocol/problem.ts',
      'src/server/stream/stream-failure.ts',
    ].map(read),
  )
  const known = [
    ...(states?.match(/(?<= \| ')[a-z-]+(?=')/g) ?? []),
    ...(reasons?.match(/ERR_[A-Z_]+/g) ?? []),
    ...(`${numbers}${refusals}`.match(/10_\d{3}/g) ?? []).map((number) => number.replace('_', '')),
  ]
  expect(known.length).toBeGreaterThan(15)
  expect(known.filter((word) => !page.includes(word))).toEqual([])
})

test('every setting of a grant has a row', async () => {
  const source = await read('src/server/grant/upload-grant.ts')
  const fields = Array.from(source.matchAll(/^ {2}readonly (\w+)/gm), ([, field]) => field as string)
  expect(fields.length).toBeGreaterThan(8)
  expect(fields.filter((field) => !named.has(field))).toEqual([])
})
