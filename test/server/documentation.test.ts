import type { EndpointFunctions } from 'react-stream-uploader'
import type { StreamAction, StreamHandlerOptions, UploadGrant } from 'react-stream-uploader/server'
import { expect, test } from 'vitest'
import { routeOf } from '../../src/server/routes/route.js'
import { namesIn, read } from '../docs/page.js'

const pages = ['docs/server.md', 'stories/guides/server.mdx']
const methods = ['/', `/${'0'.repeat(32)}`].flatMap((path) =>
  Array.from(routeOf(`https://host.example${path}`).operations.keys()),
)

const actions: { readonly [A in StreamAction['type']]: true } = {
  create: true,
  import: true,
  read: true,
  rename: true,
  describe: true,
  discard: true,
}

const functions: { readonly [F in keyof EndpointFunctions]-?: true } = {
  createTicket: true,
  importLink: true,
  getStatus: true,
  rename: true,
  describe: true,
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
  fields: true,
}

/** What is set as code, also as the first or last word of it: `GET {endpoint}/{videoId}`. */
const codesOf = (text: string): ReadonlySet<string> =>
  new Set(Array.from(text.matchAll(/`([^`\n]+)`/g), ([, code]) => (code as string).split(/\W+/)).flat())

test.each(pages)('%s names all that an endpoint is asked for', async (page) => {
  const named = codesOf(await read(page))
  const wanted = [...methods, ...Object.keys(actions), ...Object.keys(functions)]
  expect(wanted.filter((word) => !named.has(word))).toEqual([])
})

test('every setting of a grant is listed', async () => {
  expect(await namesIn('docs/server.md', 'grant')).toEqual(Object.keys(grant).toSorted())
})

test('every option of the handler is listed', async () => {
  const options: { readonly [O in keyof StreamHandlerOptions]-?: true } = {
    accountId: true,
    apiToken: true,
    authorize: true,
    apiBaseUrl: true,
    fetch: true,
    cors: true,
    sameOrigin: true,
    allowPrivateHosts: true,
    webhook: true,
    events: true,
    reserve: true,
    push: true,
    statusStore: true,
    coordination: true,
    callsPerMinute: true,
    waitUntil: true,
    readsPerMinute: true,
    signing: true,
    tokens: true,
    upstreamTimeoutMs: true,
    onError: true,
    onEvent: true,
  }
  expect(await namesIn('docs/server.md', 'handler')).toEqual(Object.keys(options).toSorted())
})

test('every action is listed, with its request', async () => {
  expect(await namesIn('docs/server.md', 'actions')).toEqual(Object.keys(actions).toSorted())
})

test('the recipes route every method', async () => {
  const named = codesOf(await read('docs/host-recipes.md'))
  expect([...methods, 'OPTIONS'].filter((method) => !named.has(method))).toEqual([])
})
