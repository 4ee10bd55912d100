import { createStreamEmulator, type StreamEmulatorOptions } from 'react-stream-uploader/emulator'
import { beforeAll, describe, expect, test } from 'vitest'
import { call, refusalOf } from '../api-client.js'
import { create, metadata } from '../stream-client.js'

interface Listed {
  readonly result: readonly { readonly meta: { readonly name: string }; readonly uid: string }[]
  readonly total?: unknown
  readonly range?: unknown
}

/** Three videos, a minute apart: the first of Ada and encoded, the others Bo's and pending. */
async function library(options: StreamEmulatorOptions = {}) {
  const emulator = createStreamEmulator({ now: () => Date.parse('2026-01-01T00:00:00Z'), ...options })
  const add = async (name: string, creator: string, length: number) => {
    await create(emulator, length, { 'upload-creator': creator, ...metadata({ name }) })
    emulator.advance(60_000)
  }
  await add('Beach trip', 'ada', 0)
  await add('Mountain', 'bo', 10)
  await add('Beach', 'bo', 10)
  const list = async (query: string): Promise<Listed> => (await call(emulator, 'GET', `?${query}`)).json()
  return { emulator, list }
}

let list: (query: string) => Promise<Listed>
let uids: readonly string[]
beforeAll(async () => {
  const made = await library()
  list = made.list
  uids = [...made.emulator.videos.keys()]
})

describe('a list', () => {
  test.each([
    ['', ['Beach', 'Mountain', 'Beach trip']],
    ['asc=true', ['Beach trip', 'Mountain', 'Beach']],
    ['limit=2', ['Beach', 'Mountain']],
    ['status=pendingupload', ['Beach', 'Mountain']],
    ['status=error', ['Beach trip']],
    ['status=live-inprogress', []],
    ['creator=ada', ['Beach trip']],
    ['search=BEACH', ['Beach', 'Beach trip']],
    ['video_name=Beach', ['Beach']],
    ['name=Mountain,Beach', ['Beach', 'Mountain']],
    ['type=vod', ['Beach', 'Mountain', 'Beach trip']],
    ['type=live', []],
    ['live_input_id=x', []],
    ['start=2026-01-01T00:00:30Z', ['Beach', 'Mountain']],
    ['after=2026-01-01T00:01:00Z', ['Beach']],
    ['end=2026-01-01T00:01:30Z', ['Mountain', 'Beach trip']],
    ['before=2026-01-01T00:01:00Z', ['Beach trip']],
    ['creator=bo&search=mount', ['Mountain']],
    ['creator=', ['Beach', 'Mountain', 'Beach trip']],
  ])('by %j', async (query, names) => {
    expect((await list(query)).result.map(({ meta }) => meta.name)).toEqual(names)
  })

  test('by ids', async () => {
    const { result } = await list(`id=${uids[0]},${uids[2]}`)
    expect(result.map(({ uid }) => uid)).toEqual([uids[2], uids[0]])
    expect((await list(`name=${uids[1]}`)).result).toHaveLength(1)
  })

  test('counts where it is asked to: all that match, and those that it shows', async () => {
    expect(await list('limit=1')).not.toHaveProperty('total')
    expect(await list('limit=1&include_counts=true')).toMatchObject({ total: '3', range: '1' })
    const numbers = await library({ assumptions: { listCountsAsText: false } })
    expect(await numbers.list('include_counts=true')).toMatchObject({ total: 3, range: 3 })
  })

  test.each(['limit=0', 'limit=1001', 'limit=many', 'start=yesterday'])(
    'is refused for %j',
    async (query) => {
      const { emulator } = await library()
      expect(await refusalOf(call(emulator, 'GET', `?${query}`))).toEqual([400, 10_005])
    },
  )
})

describe('a list by ids, where Cloudflare does not say', () => {
  const assuming = async (assumptions: StreamEmulatorOptions['assumptions']) => {
    const made = await library({ ...(assumptions && { assumptions }) })
    const { emulator } = made
    return { emulator, listed: made.list, ids: [...emulator.videos.keys()] }
  }

  test('leaves out in silence what does not exist, or refuses', async () => {
    const { listed, ids } = await assuming({})
    expect((await listed(`id=${ids[0]},${'f'.repeat(32)}`)).result).toHaveLength(1)
    const { emulator } = await assuming({ unknownListedIdRefused: true })
    expect(await refusalOf(call(emulator, 'GET', `?id=${'f'.repeat(32)}`))).toEqual([404, 10_003])
  })

  test('has uploads that have not ended, or not', async () => {
    const seen = await assuming({})
    expect((await seen.listed(`id=${seen.ids.join(',')}`)).result).toHaveLength(3)
    const hidden = await assuming({ listsPendingUploads: false })
    expect((await hidden.listed(`id=${hidden.ids.join(',')}`)).result.map(({ uid }) => uid)).toEqual([
      hidden.ids[0],
    ])
    expect((await hidden.listed('')).result).toHaveLength(3)
  })

  test('is refused where its address is too long: commas are not to be escaped', async () => {
    const { emulator } = await library()
    const ids = Array.from({ length: 490 }, (_, index) => index.toString(16).padStart(32, '0'))
    const statusOf = async (comma: string) =>
      (await call(emulator, 'GET', `?id=${ids.slice(0, 450).join(comma)}`)).status
    expect(await statusOf(',')).toBe(200)
    expect((await call(emulator, 'GET', `?id=${ids.join('%2C')}`)).status).toBe(414)
  })
})
