import type { FaultRule } from 'react-stream-uploader/emulator'
import { expect, test } from 'vitest'
import { apiToken, type Intercept, type PageServer } from '../support/page-server.js'
import { MiB, videoFile } from './files.js'
import { openPage } from './open-page.js'
import { holdClock, saysInTime } from './time.js'
import { advisedOn, type Ending, expectFailure, expectUndisturbed, notWorking } from './undisturbed.js'

const network: Ending = {
  code: 'network',
  words: 'Connection lost. Your progress is saved. Try again to continue.',
  retry: true,
}
const notTus: Ending = {
  code: 'not-a-tus-url',
  words: notWorking,
  retry: true,
}
const noOffset: Ending = {
  code: 'offset-unreadable',
  words: notWorking,
  retry: true,
}
const expired: Ending = {
  code: 'url-expired',
  words: 'The upload link expired. Try again to start over.',
  retry: true,
}
const timeout: Ending = {
  code: 'timeout',
  words: 'The server took too long to respond. Your progress is saved. Try again to continue.',
  retry: true,
}
const wrongLength: Ending = {
  code: 'length-mismatch',
  words: notWorking,
  retry: true,
}

const faults: readonly (Ending & { readonly server: string; readonly rule: FaultRule })[] = [
  {
    server: 'answers without CORS headers',
    rule: { on: ['preflight', 'head', 'patch'], times: Infinity, do: { kind: 'no-cors' } },
    ...network,
  },
  {
    server: 'tells no offset',
    rule: { on: ['head', 'patch'], times: Infinity, do: { kind: 'no-offset' } },
    ...noOffset,
  },
  {
    server: 'answers 404, also at a second upload URL',
    rule: { on: ['head', 'patch'], times: Infinity, do: { kind: 'status', status: 404 } },
    ...expired,
  },
  {
    server: 'falls silent',
    rule: { on: ['head', 'patch'], times: Infinity, do: { kind: 'stall' } },
    ...timeout,
  },
  {
    server: 'takes bytes and falls silent',
    rule: { on: 'patch', times: Infinity, do: { kind: 'stall', bytes: 65_536 } },
    ...timeout,
  },
  {
    server: 'drops every connection',
    rule: { on: 'patch', times: Infinity, do: { kind: 'drop', at: 'during', bytes: 65_536 } },
    ...network,
  },
]

test.for(faults)('an upload server that $server', async ({ rule, ...ending }) => {
  const opened = await openPage({ before: holdClock, advises: advisedOn(ending) })
  const mend = opened.emulator.fail(rule)
  await opened.choose(await videoFile('film.mp4', MiB))
  await saysInTime(opened.page, opened.row('film.mp4'), ending.words)
  await expectFailure(opened, 'film.mp4', ending)
  mend()
  await expectUndisturbed(opened, 'film.mp4')
  await opened.row('film.mp4').press('Try again')
  await opened.row('film.mp4').says('Ready')
})

test('an upload URL that runs out under way is replaced once, and the person is told', async () => {
  const opened = await openPage({ page: { chunkSize: 5 * MiB } })
  opened.emulator.fail({ on: 'patch', after: 1, do: { kind: 'expire' } })
  opened.emulator.fail({
    on: 'patch',
    times: Infinity,
    do: { kind: 'bandwidth', bytesPerSecond: 8 * MiB },
  })
  await opened.choose(await videoFile('film.mp4', 12 * MiB))
  await opened.row('film.mp4').says(/\(restarted\)$/)
  await opened.row('film.mp4').says('Ready')
  expect([...opened.emulator.videos.values()].map(({ state }) => state)).toEqual(['ready'])
})

test('an upload server that hides its headers from other origins', async () => {
  const opened = await openPage({
    emulator: { assumptions: { exposedHeaders: [] } },
    advises: advisedOn(noOffset),
  })
  await opened.choose(await videoFile('film.mp4', MiB))
  await expectFailure(opened, 'film.mp4', noOffset)
})

/** Asks Stream for an upload URL, as a host does that takes the wrong path or the wrong length. */
const created =
  (path: string, headers: Readonly<Record<string, string>>) =>
  ({ emulatorOrigin }: PageServer): Promise<Response> =>
    fetch(`${emulatorOrigin}/client/v4/accounts/a/${path}`, {
      method: 'POST',
      headers: { authorization: `Bearer ${apiToken}`, 'tus-resumable': '1.0.0', ...headers },
      ...(path.endsWith('direct_upload') && { body: JSON.stringify({ maxDurationSeconds: 60 }) }),
    })

const urls: readonly (Ending & { url: string; create: (server: PageServer) => Promise<Response> })[] = [
  { url: 'for a basic upload', create: created('stream/direct_upload', {}), ...notTus },
  {
    url: 'that needs the API token, for lack of direct_user=true',
    create: created('stream', { 'upload-length': String(MiB) }),
    ...network,
  },
  {
    url: 'for another number of bytes',
    create: created('stream?direct_user=true', { 'upload-length': String(MiB + 1) }),
    ...wrongLength,
  },
]

test.for(urls)('an endpoint that hands out a URL $url', async ({ create, ...ending }) => {
  const handOut =
    (server: PageServer): Intercept =>
    async (request, next) => {
      if (request.method !== 'POST') return next(request)
      const answer = await create(server)
      const location = answer.headers.get('location')
      return location === null ? answer : Response.json({ uploadUrl: location })
    }
  const opened = await openPage({
    advises: advisedOn(ending),
    before: async (page, server) => {
      server.intercept(handOut(server))
      await holdClock(page)
    },
  })
  await opened.choose(await videoFile('film.mp4', MiB))
  await saysInTime(opened.page, opened.row('film.mp4'), ending.words)
  await expectFailure(opened, 'film.mp4', ending)
  opened.server.intercept(null)
  await expectUndisturbed(opened, 'film.mp4')
})
