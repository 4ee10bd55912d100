import { readFile } from 'node:fs/promises'
import type { EndpointFunctions } from 'react-stream-uploader'
import type { StreamAction, UploadGrant } from 'react-stream-uploader/server'
import { expect, test } from 'vitest'
import { routeOf } from '../../src/server/http/route.js'

const read = (path: string): Promise<string> => readFile(new URL(`../../${path}`, import.meta.url), 'utf8')

const pages = ['README.md', 'stories/guides/server.mdx']
const methods = ['/', `/${'0'.repeat(32)}`].flatMap((path) => routeOf(`https://host.example${path}`).methods)

const actions: { readonly [A in StreamAction['type']]: true } = {
  create: true,
  import: true,
  read: true,
  rename: true,
  discard: true,
}

const functions: { readonly [F in keyof EndpointFunctions]-?: true } = {
  createTicket: true,
  importLink: true,
  getStatus: true,
  rename: true,
  discard: true,
}

const grant: { readonly [S in keyof UploadGrant]-?: true } = {
  creator: true,
  maxDurationSeconds: true,
  requireSignedURLs: true,
  allowedOrigins: true,
  thumbnailTimestampPct: true,
  watermark: true,
  scheduledDeletion: true,
  expiry: true,
  name: true,
  meta: true,
}

/** What is set as code, also as the first or last word of it: `GET {endpoint}/{videoId}`. */
const codesOf = (text: string): ReadonlySet<string> =>
  new Set(Array.from(text.matchAll(/`([^`\n]+)`/g), ([, code]) => (code as string).split(/\W+/)).flat())

test.each(pages)('%s names all that an endpoint is asked for', async (page) => {
  const named = codesOf(await read(page))
  const wanted = [...methods, ...Object.keys(actions), ...Object.keys(functions)]
  expect(wanted.filter((word) => !named.has(word))).toEqual([])
})

test('the README lists every setting of a grant', async () => {
  const [, sentence = ''] =
    /The grant takes Stream's settings(.*?)\. What the/s.exec(await read('README.md')) ?? []
  const named = codesOf(sentence)
  expect(Object.keys(grant).filter((setting) => !named.has(setting))).toEqual([])
})

test('the recipes route every method', async () => {
  const named = codesOf(await read('docs/host-recipes.md'))
  expect([...methods, 'OPTIONS'].filter((method) => !named.has(method))).toEqual([])
})
