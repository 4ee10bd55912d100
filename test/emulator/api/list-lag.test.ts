import { createStreamEmulator } from 'react-stream-uploader/emulator'
import { describe, expect, test } from 'vitest'
import { call, resultOf } from '../api-client.js'
import { metadata, newUpload, patch, videoBytes } from '../stream-client.js'

const LAG_MS = 60_000

/** A video of 10 bytes, which lists do not know yet. */
async function lagging() {
  const now = (): number => Date.parse('2026-01-01T00:00:00Z')
  const emulator = createStreamEmulator({ now, assumptions: { listLagMs: LAG_MS } })
  const { url, video } = await newUpload(emulator, 10, metadata({ name: 'old' }))
  const { uid } = video
  return {
    emulator,
    url,
    uid,
    read: () => resultOf(call(emulator, 'GET', `/${uid}`)),
    list: (query = `id=${uid}`) => resultOf<unknown[]>(call(emulator, 'GET', `?${query}`)),
  }
}

describe('a list that lags behind', () => {
  test('has a new video once the lag has passed', async () => {
    const { emulator, list, read } = await lagging()
    emulator.advance(LAG_MS - 1)
    expect(await list()).toEqual([])
    emulator.advance(1)
    expect(await list()).toEqual([await read()])
  })

  test('shows what a video was before its edits, each for as long', async () => {
    const { emulator, uid, list, read } = await lagging()
    const edit = (name: string) => call(emulator, 'POST', `/${uid}`, { meta: { name }, creator: name })
    emulator.advance(LAG_MS)
    const before = await read()
    await edit('newer')
    const between = await read()
    emulator.advance(30_000)
    await edit('newest')
    const after = await read()
    expect([before, between, after]).toMatchObject([
      { meta: { name: 'old' } },
      { meta: { name: 'newer' } },
      { meta: { name: 'newest' }, modified: '2026-01-01T00:01:30.000000Z' },
    ])
    expect(await list()).toEqual([before])
    expect(await list('search=newest')).toEqual([])
    emulator.advance(30_000)
    expect(await list()).toEqual([between])
    emulator.advance(30_000)
    expect(await list()).toEqual([after])
    expect(await list('creator=newest')).toEqual([after])
  })

  test('shows an upload and its encoding as late', async () => {
    const { emulator, url, list, read } = await lagging()
    emulator.advance(LAG_MS)
    const before = await read()
    await patch(emulator, url, 0, videoBytes(10))
    emulator.advance(30_000)
    expect(await read()).toMatchObject({ status: { state: 'ready' } })
    expect(await list()).toEqual([before])
    expect(await list('status=ready')).toEqual([])
    emulator.advance(LAG_MS)
    expect(await list('status=ready')).toEqual([await read()])
  })

  test('shows an error that a fault sets as late', async () => {
    const { emulator, url, uid, list, read } = await lagging()
    await patch(emulator, url, 0, videoBytes(10))
    emulator.advance(2 * LAG_MS)
    const ready = await read()
    emulator.fail({ on: 'status', uid, do: { kind: 'encode-error', code: 'ERR_UNKNOWN' } })
    expect(await read()).toMatchObject({ status: { state: 'error' } })
    expect(await list()).toEqual([ready])
    emulator.advance(LAG_MS)
    expect(await list()).toEqual([await read()])
  })

  test('has a deleted video until the lag has passed, in its place', async () => {
    const { emulator, uid, list } = await lagging()
    const { video: second } = await newUpload(emulator, 10)
    emulator.advance(LAG_MS)
    await call(emulator, 'DELETE', `/${uid}`)
    expect((await call(emulator, 'GET', `/${uid}`)).status).toBe(404)
    expect(await list('asc=true')).toMatchObject([{ uid }, { uid: second.uid }])
    emulator.advance(LAG_MS)
    expect(await list('asc=true')).toMatchObject([{ uid: second.uid }])
  })
})
