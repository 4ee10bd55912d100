/*
 * Two instances of the handler that share a real Redis, in real time: is the app told once, and is `ready` ever undone?
 * Needs redis-server. Run: node bench/told-once.mjs [rounds]
 */
import { createClient } from 'redis'
import { load } from './load.mjs'

const rounds = Number(process.argv[2] ?? 500)
const SECRET = 'secret'
const ROUNDS_AT_ONCE = 25

const { createStreamHandler } = await load('src/server/index.ts')
const { redisCoordination } = await load('src/server/stores/redis.ts')
const { signWebhook } = await load('src/server/webhook/webhook-signature.ts')
const { findRedis, startRedis } = await load('test/server/stores/servers.ts')

const server = await startRedis(findRedis() ?? 'redis-server')
const clients = [0, 1].map(() => createClient({ url: `redis://127.0.0.1:${server.port}` }))
await Promise.all(clients.map((client) => client.connect()))

const told = new Map()
/** What Stream says of a video, and when. */
const upstream = new Map()
/** Both with an account of their own, so that the budget is full. */
const pairOf = (prefix) =>
  clients.map((client) => {
    const coordination = redisCoordination(client, prefix)
    const handler = createStreamHandler({
      accountId: 'account',
      apiToken: 'token',
      fetch: async ({ url }) => {
        // Alone, so that each race has its own moment.
        if (url.includes('?id=')) return new Response('{}', { status: 400 })
        const { fields, gate, asked } = upstream.get(url.slice(-32))
        asked()
        await gate
        return Response.json({ success: true, result: fields })
      },
      authorize: (_, { videoId }) => ({ creator: videoId }),
      coordination,
      webhook: {
        secret: SECRET,
        onReady: ({ video }) => void told.set(video.id, (told.get(video.id) ?? 0) + 1),
      },
    })
    return { handler, coordination }
  })

const at = (ms) => new Date(Date.now() + ms).toISOString()
const encoding = (uid, modified) => ({ uid, creator: uid, status: { state: 'inprogress' }, modified })
const ready = (uid) => ({
  uid,
  creator: uid,
  readyToStream: true,
  readyToStreamAt: at(0),
  status: { state: 'ready', pctComplete: '39' },
  modified: at(0),
})
const poll = async ({ handler }, id) =>
  (await handler(new Request(`https://host.test/api/stream/${id}`))).json()
async function deliver({ handler }, video) {
  const body = JSON.stringify(video)
  const headers = { 'Webhook-Signature': await signWebhook(SECRET, body, Math.floor(Date.now() / 1000)) }
  return handler(new Request('https://host.test/api/stream/webhook', { method: 'POST', headers, body }))
}

const races = {
  'the same webhook at both at once': async (id, [one, two]) => {
    const video = ready(id)
    await Promise.all([deliver(one, video), deliver(two, video)])
  },
  'a poll has read a later change': async (id, [one, two]) => {
    await remember(two, encoding(id, at(3000)))
    await deliver(one, ready(id))
    await deliver(two, ready(id))
  },
  'a slower poll against the webhook': async (id, [one, two]) => {
    let answer = () => {}
    const gate = new Promise((resolve) => (answer = resolve))
    const isAsked = new Promise((asked) => upstream.set(id, { fields: encoding(id, at(3000)), gate, asked }))
    const polled = poll(two, id)
    await isAsked
    await deliver(one, ready(id))
    answer()
    await polled
    const [known] = await one.coordination.known([id])
    if (known?.video?.readyToStream !== true) undone += 1
  },
}

/** As another instance has read it. */
function remember({ coordination }, fields) {
  const video = { ...fields, id: fields.uid, status: { ...fields.status, percentComplete: 20 } }
  return coordination.merge([
    { videoId: fields.uid, video: { ...video, modified: Date.parse(fields.modified) }, askedAgoMs: 0 },
  ])
}

let undone = 0
const report = {}
for (const [index, [name, race]] of Object.entries(races).entries()) {
  const ids = Array.from({ length: rounds }, (_, round) =>
    (index * rounds + round).toString(16).padStart(32, '0'),
  )
  undone = 0
  for (let first = 0; first < rounds; first += ROUNDS_AT_ONCE) {
    const pair = pairOf(`{${index} ${first}}:`)
    await Promise.all(ids.slice(first, first + ROUNDS_AT_ONCE).map((id) => race(id, pair)))
  }
  const counts = ids.map((id) => told.get(id) ?? 0)
  const times = (test) => counts.filter(test).length
  report[name] = {
    'told 0': times((count) => count === 0),
    'told 1': times((count) => count === 1),
    'told 2+': times((count) => count > 1),
    undone,
  }
}
console.log(`${rounds} rounds each`)
console.table(report)
await Promise.all(clients.map((client) => client.close()))
await server.stop()
