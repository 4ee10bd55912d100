/*
 * 10,000 people watch 10,000 videos, through four instances of the handler, in virtual time: calls to Stream's API, requests at the host, and
 * how long it takes until a person sees that the video is ready. It takes some minutes.
 * Run: node bench/status-at-scale.mjs [seed] [watchers] [scenario, as it is called below]
 */
import { load } from './load.mjs'
import { createStandIn, createVideos, pollWait } from './stand-in.mjs'
import { createVirtualTime, delaysOf, gaussian, mulberry32, worst } from './virtual-time.mjs'

const [seed = 7, people = 10_000] = process.argv.slice(2, 4).map(Number)
const only = process.argv[4]
const INSTANCES = 4
const SECRET = 'secret'
/** Milliseconds: a call to Stream's API, and a webhook after the video can be played. */
const CALL_MS = 500
const WEBHOOK_MS = [1000, 5000]

const { createStreamHandler, memoryCoordination } = await load('src/server/index.ts')
const { signWebhook } = await load('src/server/webhook/webhook-signature.ts')
const { newVideo } = await load('src/protocol/video-status.ts')

const scenarios = {
  'one coordinating store': { isShared: true },
  'one coordinating store, webhooks': { isShared: true, hasWebhooks: true },
  'one coordinating store, push': { isShared: true, isPushed: true },
  'one coordinating store, push, webhooks': { isShared: true, isPushed: true, hasWebhooks: true },
  'no store, `Ratelimit` headers': { hasHeaders: true },
  'no store, calls divided by four': { callsPerMinute: 40, readsPerMinute: 30 },
  'no store, nothing divided': {},
}

console.log(`seed ${seed}, ${people} watchers, ${INSTANCES} instances`)
const report = {}
for (const [name, options] of Object.entries(scenarios)) {
  if (only !== undefined && name !== only) continue
  report[name] = await simulate(options)
  console.log(name, report[name])
}
console.table(report)

async function simulate({
  isShared = false,
  isPushed = false,
  hasWebhooks = false,
  hasHeaders = false,
  ...limits
}) {
  const random = mulberry32(seed)
  const time = createVirtualTime()
  const startedAt = time.now() + 1000
  const videos = createVideos(people, startedAt, random, gaussian)
  const stream = createStandIn({ now: time.now, videos, hasHeaders })
  const [polls, delays, sinceWebhook, told] = [[], [], [], new Map()]

  const shared = memoryCoordination()
  const handlers = Array.from({ length: INSTANCES }, () =>
    createStreamHandler({
      accountId: 'account',
      apiToken: 'token',
      fetch: async (request) => {
        await time.sleep(CALL_MS)
        return stream.answer(request)
      },
      authorize: (_, { videoId }) => ({ creator: videos.get(videoId).creator }),
      coordination: isShared ? shared : withRecordsOf(shared),
      ...(hasWebhooks && {
        webhook: {
          secret: SECRET,
          onReady: ({ video }) => void told.set(video.id, (told.get(video.id) ?? 0) + 1),
        },
      }),
      onError: () => {},
      push: isPushed,
      ...limits,
    }),
  )
  const anyInstance = () => handlers[Math.floor(random() * INSTANCES)]

  for (const [id, { creator, uploadedAt, readyAt }] of videos) {
    // Created before: 10,000 creations alone are 42 minutes of the limit.
    const video = { ...newVideo(id), creator }
    await shared.merge([{ videoId: id, video, askedAgoMs: Number.MAX_SAFE_INTEGER }])
    time.at(uploadedAt, () => void (isPushed ? follow(id) : poll(id, 0)))
    const sentAt = readyAt + WEBHOOK_MS[0] + random() * (WEBHOOK_MS[1] - WEBHOOK_MS[0])
    if (!hasWebhooks) continue
    videos.get(id).sentAt = sentAt
    time.at(sentAt, () => deliver(id))
  }

  async function poll(id, count) {
    polls.push(time.now())
    const response = await anyInstance()(new Request(`https://host.test/api/stream/${id}`))
    const { readyToStream } = await response.json()
    if (readyToStream === true) return see(id)
    const wait = pollWait(count, Number(response.headers.get('retry-after') ?? 0), random)
    time.at(time.now() + wait, () => void poll(id, count + 1))
  }

  /** A connection after the other, as the server ends them. */
  async function follow(id) {
    polls.push(time.now())
    const headers = { Accept: 'text/event-stream' }
    const response = await anyInstance()(new Request(`https://host.test/api/stream?ids=${id}`, { headers }))
    const reader = response.body.pipeThrough(new TextDecoderStream()).getReader()
    for (let read = await reader.read(); !read.done; read = await reader.read()) {
      if (!/"readyToStream":true/.test(read.value)) continue
      see(id)
      return reader.cancel()
    }
    time.at(time.now() + random() * 1000, () => void follow(id))
  }

  function see(id) {
    const { readyAt, sentAt } = videos.get(id)
    delays.push(time.now() - readyAt)
    if (hasWebhooks) sinceWebhook.push(Math.max(0, time.now() - sentAt))
  }

  async function deliver(id) {
    const body = JSON.stringify(stream.objectOf(id))
    const headers = { 'Webhook-Signature': await signWebhook(SECRET, body, Math.floor(time.now() / 1000)) }
    await anyInstance()(
      new Request('https://host.test/api/stream/webhook', { method: 'POST', headers, body }),
    )
  }

  await time.run()
  const counts = [...told.values()]
  return {
    'calls, worst 5 min': worst(stream.calls, 300_000),
    calls: stream.calls.length,
    429: stream.counts.limited,
    ...delaysOf(delays),
    ...(hasWebhooks && { 'after the webhook': Object.values(delaysOf(sinceWebhook)).slice(1).join(' / ') }),
    requests: polls.length,
    'worst second': worst(polls, 1000),
    ...(hasWebhooks && {
      told: `${people - counts.length} / ${counts.filter((times) => times === 1).length} / ${counts.filter((times) => times > 1).length}`,
    }),
  }
}

/** An instance that knows what was created at another one, and nothing else of it. */
function withRecordsOf(shared) {
  const own = memoryCoordination()
  return {
    ...own,
    async known(ids) {
      const known = await own.known(ids)
      const created = await shared.known(ids)
      return known.map((mine, index) => mine ?? created[index])
    },
  }
}
