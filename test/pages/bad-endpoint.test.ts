import { expect, test } from 'vitest'
import type { Intercept } from '../support/page-server.js'
import { serve } from '../support/serve.js'
import { fileWith, MiB, videoFile } from './files.js'
import { type OpenPage, openPage } from './open-page.js'
import { holdClock, saysInTime } from './time.js'
import { advisedOn, type Ending, expectFailure, expectUndisturbed, notWorking } from './undisturbed.js'

/** What the endpoint answers, by the name of the file that it is asked for, and how that file's row ends. */
type Cases = Readonly<Record<string, Ending & { readonly answer: () => Response }>>

const problem = (status: number, code: string): Response =>
  Response.json({ error: { code, message: 'For developers.' } }, { status })
const envelope = (status: number, code: number): Response =>
  Response.json({ success: false, result: null, errors: [{ code, message: 'no' }], messages: [] }, { status })
const plain = (status: number, headers: HeadersInit = {}): Response => new Response('no', { status, headers })
const html = (status: number): Response =>
  new Response('<!doctype html><title>Sign in</title>', { status, headers: { 'content-type': 'text/html' } })

const signIn = {
  code: 'unauthorized',
  words: 'Sign in to upload, then try again.',
  retry: true,
}
const forbidden = { code: 'forbidden', words: "You don't have permission to upload here.", retry: true }
const missing = { code: 'not-found', words: "Couldn't find the video or the upload service.", retry: true }
const tooLarge = {
  code: 'file-too-large',
  words: 'This video is larger than the server allows.',
  retry: false,
}
const quota = {
  code: 'quota-exceeded',
  words: "There's no storage left for videos. Try again once there's room.",
  retry: true,
}
const redirected = {
  code: 'endpoint-redirected',
  words: notWorking,
  retry: true,
}
const unreadable = {
  code: 'endpoint-unreadable',
  words: notWorking,
  retry: true,
}
const noUrl = {
  code: 'endpoint-no-url',
  words: notWorking,
  retry: true,
}

const final: Cases = {
  '401': { answer: () => plain(401), ...signIn },
  '401 with a page': { answer: () => html(401), ...signIn },
  '401 with our JSON': { answer: () => problem(401, 'unauthorized'), ...signIn },
  "401 with Cloudflare's envelope": { answer: () => envelope(401, 10_000), ...signIn },
  '403': { answer: () => plain(403), ...forbidden },
  '403 with our JSON': { answer: () => problem(403, 'forbidden'), ...forbidden },
  '404': { answer: () => plain(404), ...missing },
  "404 with Cloudflare's envelope": { answer: () => envelope(404, 10_003), ...missing },
  '405': {
    answer: () => plain(405),
    code: 'method-not-allowed',
    words: notWorking,
    retry: true,
  },
  '413': { answer: () => plain(413), ...tooLarge },
  '413 with our JSON': { answer: () => problem(413, 'quota-exceeded'), ...quota },
  "413 with Cloudflare's envelope": { answer: () => envelope(413, 10_011), ...quota },
  '200 with a page': { answer: () => html(200), ...unreadable },
  '200 with JSON that names no URL': { answer: () => Response.json({ ok: true }), ...noUrl },
  '200 with a URL that is none': { answer: () => Response.json({ uploadUrl: 'javascript:1' }), ...noUrl },
  '200 with nothing': { answer: () => new Response(null), ...noUrl },
  '302': { answer: () => plain(302, { location: '/sign-in' }), ...redirected },
  '307': { answer: () => plain(307, { location: '/sign-in' }), ...redirected },
}

test('whatever the endpoint answers instead of a ticket, each file ends in a code and in words, and none disturbs another', async () => {
  const opened = await openPage({
    advises: [...new Set(Object.values(final).flatMap(advisedOn))],
    before: (_, { intercept }) => intercept(answerFrom(final)),
  })
  await chooseAll(opened, final)
  for (const [name, { words }] of Object.entries(final)) await opened.row(name).says(words)
  expect(await endingsOf(opened, final)).toEqual(expectedOf(final))
  // None of these passes by itself, so none is asked for twice.
  expect(opened.server.endpointRequests.filter((request) => request.startsWith('POST'))).toHaveLength(
    Object.keys(final).length + 1,
  )
})

const passing: Cases = {
  '500': {
    answer: () => plain(500),
    code: 'endpoint-failed',
    words: 'Something went wrong with the upload service. Try again.',
    retry: true,
  },
  '500 with our JSON': {
    answer: () => problem(500, 'internal'),
    code: 'internal',
    words: 'Something went wrong on the server. Try again later.',
    retry: true,
  },
  "503 with Cloudflare's envelope": {
    answer: () => envelope(503, 10_001),
    code: 'endpoint-failed',
    words: 'Something went wrong with the upload service. Try again.',
    retry: true,
  },
}

test('failures that may pass are tried again for a while, and end in words too', async () => {
  const opened = await openPage({
    // An upload keeps its place while it tries again.
    page: { concurrency: 4 },
    before: async (page, { intercept }) => {
      intercept(answerFrom(passing))
      await holdClock(page)
    },
  })
  await chooseAll(opened, passing)
  for (const [name, { words }] of Object.entries(passing)) {
    await saysInTime(opened.page, opened.row(name), words)
  }
  expect(await endingsOf(opened, passing)).toEqual(expectedOf(passing))
  // A first try and three more: each try of a creation may be a video of which nobody heard.
  expect(opened.server.endpointRequests.filter((request) => request === 'POST 503')).toHaveLength(4)
})

/** As the endpoint, save for the files of these cases. */
function answerFrom(cases: Cases): Intercept {
  return async (request, next) => {
    const body: unknown = request.method === 'POST' ? await request.clone().json() : null
    const name = typeof body === 'object' && body !== null && 'name' in body ? String(body.name) : ''
    return cases[name]?.answer() ?? next(request)
  }
}

/** Chooses a file for each case, and a good one after them, which must become ready. */
async function chooseAll({ choose, row }: OpenPage, cases: Cases): Promise<void> {
  const paths = await Promise.all([...Object.keys(cases), 'good.mp4'].map((name) => videoFile(name, MiB)))
  await choose(...paths)
  await row('good.mp4').says('Ready')
}

async function endingsOf({ row, events }: OpenPage, cases: Cases): Promise<Record<string, Ending>> {
  const endings = Object.keys(cases).map(async (name): Promise<[string, Ending]> => {
    const { status, codes } = (await events(name)).at(-1) ?? {}
    const actions = await row(name).actions()
    return [
      name,
      {
        code: `${status}: ${codes?.join()}`,
        words: (await row(name).element.locator('.stream-uploader-status').textContent()) ?? '',
        retry: actions.includes('Try again'),
      },
    ]
  })
  return Object.fromEntries(await Promise.all(endings))
}

function expectedOf(cases: Cases): Record<string, Ending> {
  const expected = Object.entries(cases).map(([name, { code, words, retry }]): [string, Ending] => [
    name,
    { code: `failed: ${code}`, words, retry },
  ])
  return Object.fromEntries(expected)
}

test('an endpoint that is busy once is asked again, and no sooner than it says', async () => {
  const times: number[] = []
  const opened = await openPage({
    before: async (page, { intercept }) => {
      await holdClock(page)
      intercept(async (request, next) => {
        times.push(await page.evaluate(() => Date.now()))
        return times.length === 1 ? plain(429, { 'retry-after': '20' }) : next(request)
      })
    },
  })
  await opened.choose(await videoFile('film.mp4', MiB))
  await saysInTime(opened.page, opened.row('film.mp4'), 'Ready', 1000)
  const [first = 0, second = 0] = times
  expect(second - first).toBeGreaterThanOrEqual(20_000)
})

test('an endpoint that never answers', async () => {
  const opened = await openPage({
    before: async (page, { intercept }) => {
      intercept(() => new Promise(() => {}))
      await holdClock(page)
    },
  })
  const words = 'The server took too long to respond. Your progress is saved. Try again to continue.'
  await opened.choose(await videoFile('film.mp4', MiB))
  await opened.row('film.mp4').says('Preparing')
  await saysInTime(opened.page, opened.row('film.mp4'), words, 31_000)
  await expectFailure(opened, 'film.mp4', { code: 'timeout', words, retry: true })
  opened.server.intercept(null)
  await expectUndisturbed(opened, 'film.mp4')
})

test('a host that is not there', async () => {
  const words = 'Connection lost. Your progress is saved. Try again to continue.'
  const gone = await serve(() => Promise.reject(new Error('Never asked.')))
  await gone.close()
  const opened = await openPage({ before: holdClock, page: { endpoint: `${gone.origin}/api/stream` } })
  await opened.choose(await videoFile('film.mp4', MiB))
  await saysInTime(opened.page, opened.row('film.mp4'), words)
  await expectFailure(opened, 'film.mp4', { code: 'network', words, retry: true })
  // The rows stand on their own feet: what is wrong with one file is still told of it alone.
  await opened.choose(await fileWith('empty.mp4', ''))
  await opened.row('empty.mp4').says('This file is empty.')
})
