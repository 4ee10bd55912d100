/*
 * 500 people watch 500 videos in real time, over HTTP: four processes of the handler, a real Redis, and a stand-in of Stream with its
 * limit in a process of its own. What `status-at-scale.mjs` says of 10,000 in virtual time, seen on real sockets.
 * Needs redis-server. Run: node bench/real-watchers.mjs [seed] [watchers]
 */
import { fork } from 'node:child_process'
import { once } from 'node:events'
import { fileURLToPath } from 'node:url'
import { createClient } from 'redis'
import { load } from './load.mjs'
import { createStandIn, createVideos, pollWait } from './stand-in.mjs'
import { delaysOf, gaussian, mulberry32, worst } from './virtual-time.mjs'

const SECRET = 'secret'
const INSTANCES = 4
/** Milliseconds: within which uploads end, and half of the videos can be played. */
const [WINDOW, ENCODING] = [60_000, 30_000]
/** Milliseconds from the moment that a video can be played until the webhook is sent. */
const WEBHOOK_MS = [1000, 5000]

const { serve } = await load('test/support/serve.ts')
const { createStreamHandler } = await load('src/server/index.ts')

if (process.send === undefined) await measure()
else await runInstance(JSON.parse(process.env.INSTANCE))

/** One process of the host. */
async function runInstance({ apiBaseUrl, redisUrl, prefix, hasWebhooks, push }) {
  const { redisCoordination } = await load('src/server/stores/redis.ts')
  const client = createClient({ url: redisUrl })
  await client.connect()
  const handler = createStreamHandler({
    accountId: 'account',
    apiToken: 'token',
    apiBaseUrl,
    // Each person is the creator of the video that they watch.
    authorize: (request) => ({ creator: request.headers.get('x-person') }),
    coordination: redisCoordination(client, prefix),
    push,
    ...(hasWebhooks && {
      webhook: { secret: SECRET, onReady: ({ video }) => process.send({ told: video.id }) },
    }),
  })
  const { origin } = await serve(handler)
  process.send({ origin })
}

async function measure() {
  const [seed = 7, people = 500] = process.argv.slice(2).map(Number)
  const { findRedis, startRedis } = await load('test/server/stores/servers.ts')
  const redis = await startRedis(findRedis() ?? 'redis-server')
  console.log(`seed ${seed}, ${people} watchers, ${INSTANCES} processes, Redis`)
  const report = {}
  try {
    for (const [name, options] of Object.entries({
      polls: {},
      'polls, webhooks': { hasWebhooks: true },
      'push, webhooks': { hasWebhooks: true, push: true },
    })) {
      report[name] = await watchAll(options, { seed, people, redisUrl: `redis://127.0.0.1:${redis.port}` })
      console.log(name, report[name])
    }
  } finally {
    await redis.stop()
  }
  console.table(report)
  process.exit()
}

async function watchAll({ hasWebhooks = false, push = false }, { seed, people, redisUrl }) {
  const random = mulberry32(seed)
  const videos = createVideos(people, Date.now() + 5000, random, gaussian, {
    windowMs: WINDOW,
    medianMs: ENCODING,
  })
  const stream = createStandIn({ now: Date.now, videos })
  const upstream = await serve((request) => stream.answer(request))
  const prefix = `{${seed} ${hasWebhooks} ${push}}:`
  await remember(redisUrl, prefix, videos)

  const told = new Map()
  const instances = await Promise.all(
    Array.from({ length: INSTANCES }, () =>
      startInstance({ apiBaseUrl: upstream.origin, redisUrl, prefix, hasWebhooks, push }, told),
    ),
  )
  const anyOrigin = () => instances[Math.floor(random() * INSTANCES)].origin
  const [requests, delays, sinceWebhook] = [[], [], []]
  const { signWebhook } = await load('src/server/webhook/webhook-signature.ts')

  async function see(id) {
    const { readyAt, sentAt } = videos.get(id)
    delays.push(Date.now() - readyAt)
    if (hasWebhooks) sinceWebhook.push(Math.max(0, Date.now() - sentAt))
  }

  async function deliver(id) {
    const body = JSON.stringify(stream.objectOf(id))
    const headers = { 'Webhook-Signature': await signWebhook(SECRET, body, Math.floor(Date.now() / 1000)) }
    await (await fetch(`${anyOrigin()}/api/stream/webhook`, { method: 'POST', headers, body })).text()
  }

  async function poll(id) {
    for (let count = 0; ; count += 1) {
      requests.push(Date.now())
      const headers = { 'X-Person': videos.get(id).creator }
      const response = await fetch(`${anyOrigin()}/api/stream/${id}`, { headers })
      const { readyToStream } = await response.json()
      if (readyToStream === true) return see(id)
      await sleep(pollWait(count, Number(response.headers.get('retry-after') ?? 0), random))
    }
  }

  async function follow(id) {
    for (;;) {
      requests.push(Date.now())
      const headers = { Accept: 'text/event-stream', 'X-Person': videos.get(id).creator }
      const response = await fetch(`${anyOrigin()}/api/stream?ids=${id}`, { headers })
      for await (const text of response.body.pipeThrough(new TextDecoderStream())) {
        if (/"readyToStream":true/.test(text)) return see(id)
      }
      await sleep(random() * 1000)
    }
  }

  const work = []
  for (const [id, video] of videos) {
    work.push(until(video.uploadedAt).then(() => (push ? follow(id) : poll(id))))
    if (!hasWebhooks) continue
    video.sentAt = video.readyAt + WEBHOOK_MS[0] + random() * (WEBHOOK_MS[1] - WEBHOOK_MS[0])
    work.push(until(video.sentAt).then(() => deliver(id)))
  }
  await Promise.all(work)
  for (const { child } of instances) child.kill()
  await upstream.close()
  const counts = [...told.values()]
  return {
    'calls, worst 5 min': worst(stream.calls, 300_000),
    429: stream.counts.limited,
    ...delaysOf(delays),
    ...(hasWebhooks && {
      'after the webhook': Object.values(delaysOf(sinceWebhook)).slice(1).join(' / '),
      told: `${people - counts.length} / ${counts.filter((times) => times === 1).length} / ${counts.filter((times) => times > 1).length}`,
    }),
    requests: requests.length,
  }
}

/** As if each had been created through the handler. */
async function remember(redisUrl, prefix, videos) {
  const { redisCoordination } = await load('src/server/stores/redis.ts')
  const { newVideo } = await load('src/protocol/video-status.ts')
  const client = createClient({ url: redisUrl })
  await client.connect()
  const coordination = redisCoordination(client, prefix)
  for (const [videoId, { creator }] of videos) {
    const video = { ...newVideo(videoId), creator }
    await coordination.merge([{ videoId, video, askedAgoMs: Number.MAX_SAFE_INTEGER }])
  }
  await client.quit()
}

async function startInstance(instance, told) {
  const env = { ...process.env, INSTANCE: JSON.stringify(instance) }
  const child = fork(fileURLToPath(import.meta.url), { env })
  child.on('message', ({ told: id }) => {
    if (id !== undefined) told.set(id, (told.get(id) ?? 0) + 1)
  })
  const [{ origin }] = await once(child, 'message')
  return { child, origin }
}

function until(time) {
  return sleep(time - Date.now())
}

function sleep(ms) {
  return new Promise((resolve) => setTimeout(resolve, ms))
}
