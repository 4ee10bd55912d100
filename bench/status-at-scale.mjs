/*
 * 10,000 people watch 10,000 videos being encoded, through 20 instances of the handler that share a store, in virtual time. Counts the calls
 * to Stream's API, and how long it takes until a person sees that the video is ready. It takes some minutes.
 * Run: node bench/status-at-scale.mjs
 */
import { load } from './load.mjs'

const PEOPLE = 10_000
const INSTANCES = 20
const LIMIT = 1200
const MINUTE = 60_000
const WINDOW = 5 * MINUTE
const SECRET = 'secret'

const { createStreamHandler } = await load('src/server/index.ts')
const { signWebhook } = await load('src/server/webhook/webhook-signature.ts')
const { newVideo } = await load('src/protocol/video-status.ts')

const report = {}
for (const hasWebhooks of [true, false]) {
  report[hasWebhooks ? 'with webhooks' : 'without'] = await simulate(hasWebhooks)
}
console.table(report)
process.exitCode = Object.values(report).some((row) => row['calls, worst 5 min'] > LIMIT) ? 1 : 0

async function simulate(hasWebhooks) {
  const random = mulberry32(7)
  const realNow = Date.now
  let now = Date.UTC(2026, 0, 1)
  Date.now = () => now
  const start = now
  const events = createHeap()
  const videos = new Map()
  const calls = []
  const polls = []
  const delays = []

  const records = new Map()
  // As text, as it would be in a store outside of the process.
  const statusStore = {
    get: (id) => JSON.parse(records.get(id) ?? 'null'),
    set: (id, record) => void records.set(id, JSON.stringify(record)),
  }
  const upstream = async ({ url }) => {
    calls.push(now)
    return Response.json({ success: true, result: objectOf(new URL(url).pathname.split('/').at(-1)) })
  }
  const handlers = Array.from({ length: INSTANCES }, () =>
    createStreamHandler({
      accountId: 'account',
      apiToken: 'token',
      fetch: upstream,
      authorize: (_, { videoId }) => ({ creator: videoId.slice(-8) }),
      statusStore,
      readsPerMinute: 120 / INSTANCES,
      webhook: { secret: SECRET },
    }),
  )
  const anyInstance = () => handlers[Math.floor(random() * INSTANCES)]

  function objectOf(id) {
    const { uploadedAt, readyAt } = videos.get(id)
    const percent = Math.min(100, (100 * (now - uploadedAt)) / (readyAt - uploadedAt))
    const isReady = now >= readyAt
    const status = { state: isReady ? 'ready' : 'inprogress', pctComplete: percent.toFixed(6) }
    return { uid: id, creator: id.slice(-8), readyToStream: isReady, status }
  }

  for (let index = 0; index < PEOPLE; index++) {
    const id = index.toString(16).padStart(32, '0')
    // The last bytes come within five minutes. Half of the videos are encoded within four minutes, one in twenty takes more than eleven.
    const uploadedAt = start + random() * 5 * MINUTE
    const readyAt = uploadedAt + 4 * MINUTE * Math.exp(0.6 * gaussian(random))
    videos.set(id, { uploadedAt, readyAt })
    const video = { ...newVideo(id), creator: id.slice(-8) }
    statusStore.set(id, { video, readAt: 0, told: [] })
    events.push({ at: uploadedAt, run: () => poll(id, 0) })
    if (hasWebhooks) events.push({ at: readyAt + 1000 + random() * 4000, run: () => deliver(id) })
  }

  /** What the browser does: `drivers/status/query-status-source.ts`. */
  async function poll(id, count) {
    polls.push(now)
    const response = await anyInstance()(new Request(`https://host.test/api/stream/${id}`))
    const { readyToStream } = await response.json()
    if (readyToStream === true) {
      delays.push(now - videos.get(id).readyAt)
      return
    }
    const asked = Number(response.headers.get('retry-after') ?? 0) * 1000
    const wait = Math.max(Math.min(1000 * 1.4 ** count, 15_000), asked)
    events.push({ at: now + wait + random() * 200, run: () => poll(id, count + 1) })
  }

  async function deliver(id) {
    const body = JSON.stringify(objectOf(id))
    const headers = { 'Webhook-Signature': await signWebhook(SECRET, body, Math.floor(now / 1000)) }
    await anyInstance()(
      new Request('https://host.test/api/stream/webhook', { method: 'POST', headers, body }),
    )
  }

  for (let event = events.pop(); event !== undefined; event = events.pop()) {
    now = event.at
    await event.run()
  }
  Date.now = realNow
  const sorted = delays.toSorted((a, b) => a - b)
  const seconds = (ms) => Math.round(ms / 100) / 10
  return {
    'calls, worst 5 min': worst(calls, WINDOW),
    calls: calls.length,
    'polls a second, worst': worst(polls, 1000),
    'seen ready': sorted.length,
    'delay, median (s)': seconds(sorted[Math.floor(sorted.length / 2)]),
    'p95 (s)': seconds(sorted[Math.floor(sorted.length * 0.95)]),
    'max (s)': seconds(sorted.at(-1)),
  }
}

/** The most events in any stretch of time of that length. */
function worst(times, length) {
  let most = 0
  for (let first = 0, last = 0; last < times.length; last++) {
    while (times[last] - times[first] >= length) first += 1
    most = Math.max(most, last - first + 1)
  }
  return most
}

function createHeap() {
  const items = []
  const swap = (a, b) => ([items[a], items[b]] = [items[b], items[a]])
  return {
    push(item) {
      let index = items.push(item) - 1
      for (let up = (index - 1) >> 1; index > 0 && items[up].at > items[index].at; up = (index - 1) >> 1) {
        swap(up, index)
        index = up
      }
    },
    pop() {
      if (items.length < 2) return items.pop()
      swap(0, items.length - 1)
      const first = items.pop()
      for (let index = 0; ; ) {
        const [left, right] = [2 * index + 1, 2 * index + 2]
        let least = index
        if (left < items.length && items[left].at < items[least].at) least = left
        if (right < items.length && items[right].at < items[least].at) least = right
        if (least === index) return first
        swap(index, least)
        index = least
      }
    },
  }
}

function gaussian(random) {
  return Math.sqrt(-2 * Math.log(1 - random())) * Math.cos(2 * Math.PI * random())
}

/** Chance that is the same in every run. */
function mulberry32(seed) {
  let state = seed
  return () => {
    state = (state + 0x6d2b79f5) | 0
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state)
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296
  }
}
