import { createServer } from 'node:http'
import { Worker } from 'node:worker_threads'
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

/** Requests a second for a status that is known, over HTTP; the client has a thread of its own. */
export const cachedPoll = {
  name: 'cached-poll',
  contenders,
  chosen: ['bare', 'handler'],
  async measure(_, id) {
    const listener = getRequestListener(contenders[id].answer, { overrideGlobalObjects: false })
    const server = createServer((request, response) => void listener(request, response))
    await new Promise((resolve) => server.listen(0, '127.0.0.1', resolve))
    try {
      return { perSecond: await rateOf(server.address().port), alone: await rateAlone(contenders[id].answer) }
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
      title: 'of a bare `Response`',
      value: (own, { bare }) => own.perSecond / bare?.perSecond,
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

function rateOf(port) {
  const worker = new Worker(new URL('../field/poller.mjs', import.meta.url), {
    workerData: { port, path: `/api/stream/${VIDEO}`, seconds: SECONDS },
  })
  return new Promise((resolve, reject) => {
    worker.once('message', resolve)
    worker.once('error', reject)
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
