import { fork } from 'node:child_process'
import { createServer } from 'node:http'
import { fileURLToPath } from 'node:url'
import { getRequestListener } from '@hono/node-server'
import { load } from '../load.mjs'

const VIDEO = 'a'.repeat(32)
const SECONDS = 3
const { createStreamHandler } = await load('src/server/index.ts')

/** The status of a ready video as Stream answers it; what is known of it is told again for a while. */
const video = {
  uid: VIDEO,
  creator: 'somebody',
  readyToStream: true,
  status: { state: 'ready', pctComplete: '100.000000' },
  meta: { name: 'film.mp4' },
  modified: new Date(0).toISOString(),
}

/** Both through the adapter that the recipe for Node uses. */
const contenders = {
  bare: { name: 'bare `Response`', answer: () => Response.json(video) },
  handler: {
    name: '`createStreamHandler`',
    answer: createStreamHandler({
      accountId: 'a'.repeat(32),
      apiToken: 'token',
      authorize: () => ({ creator: 'somebody' }),
      fetch: () => Promise.resolve(Response.json({ success: true, result: video })),
    }),
  },
}

/** Requests a second for a status that is known, over HTTP; the client has a process of its own. */
export const cachedPoll = {
  name: 'cached-poll',
  contenders,
  chosen: ['bare', 'handler'],
  async measure(_, id) {
    const listener = getRequestListener(contenders[id].answer, { overrideGlobalObjects: false })
    const server = createServer((request, response) => void listener(request, response))
    await new Promise((resolve) => server.listen(0, '127.0.0.1', resolve))
    try {
      return { ...(await rateOf(server.address().port)), alone: await rateAlone(contenders[id].answer) }
    } finally {
      server.closeAllConnections()
      server.close()
    }
  },
  rows: [
    {
      title: 'cached poll in Node, requests a second over HTTP',
      value: ({ perSecond }) => perSecond,
      digits: 0,
    },
    {
      title: 'in a second of the processor: of a bare `Response`',
      value: (own, { bare }) => own.perProcessor / bare?.perProcessor,
      isShare: true,
      digits: 2,
      targets: { handler: { atLeast: 0.5 } },
    },
    {
      title: 'the function alone, without HTTP: of a bare `Response`',
      value: (own, { bare }) => own.alone / bare?.alone,
      isShare: true,
      digits: 2,
    },
  ],
}

/** Answers a second, and answers in a second of the processor, which others on the machine do not change. */
function rateOf(port) {
  const poller = fork(fileURLToPath(new URL('../field/poller.mjs', import.meta.url)), [
    port,
    `/api/stream/${VIDEO}`,
    SECONDS,
  ])
  return new Promise((resolve, reject) => {
    let before
    poller.once('error', reject)
    poller.on('message', (message) => {
      if (message === 'begun') {
        before = process.cpuUsage()
        return
      }
      const { user, system } = process.cpuUsage(before)
      resolve({ perSecond: message / SECONDS, perProcessor: (message * 1e6) / (user + system) })
    })
  })
}

async function rateAlone(answer) {
  const url = `http://127.0.0.1/api/stream/${VIDEO}`
  const ask = async () => (await answer(new Request(url))).text()
  for (let time = 0; time < 2000; time++) await ask()
  const start = performance.now()
  let count = 0
  while (performance.now() - start < SECONDS * 1000) {
    await ask()
    count += 1
  }
  return count / SECONDS
}
