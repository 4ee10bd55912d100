import { createStreamEmulator, type StreamEmulatorOptions } from 'react-stream-uploader/emulator'
import { describe, expect, test } from 'vitest'
import { call, refusalOf, resultOf } from '../api-client.js'
import { sourceOf } from '../source.js'
import { create, head, metadata, newUpload, patch, videoBytes } from '../stream-client.js'

const emulated = (options: StreamEmulatorOptions) =>
  createStreamEmulator({ now: () => Date.parse('2026-01-01T00:00:00Z'), ...options })
const minutes = (count: number) => metadata({ maxdurationseconds: String(count * 60) })

describe('storage', () => {
  test('is reserved by each creation, and refused with 10011 when it is used up', async () => {
    const emulator = emulated({ storageMinutes: 10 })
    expect((await create(emulator, 10, minutes(6))).status).toBe(201)
    expect(await refusalOf(create(emulator, 10, minutes(5)))).toEqual([413, 10_011])
    expect((await create(emulator, 10, minutes(4))).status).toBe(201)
    const basic = call(emulator, 'POST', '/direct_upload', { maxDurationSeconds: 1 })
    expect(await refusalOf(basic)).toEqual([413, 10_011])
  })

  test('is free again when the upload URL runs out, or the video is deleted', async () => {
    const emulator = emulated({ storageMinutes: 10 })
    const { video } = await newUpload(emulator, 10, minutes(10))
    await call(emulator, 'DELETE', `/${video.uid}`)
    await newUpload(emulator, 10, minutes(10))
    emulator.advance(1_800_000)
    expect((await create(emulator, 10, minutes(10))).status).toBe(201)
  })

  test('holds the duration of what was uploaded, and nothing for what failed', async () => {
    const inspect = () => ({ kind: 'video', duration: 120, width: 1, height: 1 }) as const
    const emulator = emulated({ storageMinutes: 10, inspect })
    const { url, video } = await newUpload(emulator, 100, minutes(10))
    await patch(emulator, url, 0, videoBytes(100))
    const use = () => resultOf(call(emulator, 'GET', '/storage-usage'))
    expect(await use()).toMatchObject({ totalStorageMinutes: 2, totalStorageMinutesLimit: 10, videoCount: 1 })
    emulator.fail({ on: 'status', do: { kind: 'encode-error', code: 'ERR_UNKNOWN' } })
    await call(emulator, 'GET', `/${video.uid}`)
    emulator.advance(1000)
    expect(await use()).toMatchObject({ totalStorageMinutes: 0 })
  })

  test('of four hours is reserved by an upload without a limit', async () => {
    const emulator = emulated({ storageMinutes: 240 })
    expect((await create(emulator, 10)).status).toBe(201)
    expect(await refusalOf(create(emulator, 10))).toEqual([413, 10_011])
  })

  test('refuses a copy only where nothing is left, as its length is not known', async () => {
    const emulator = emulated({ storageMinutes: 10, fetch: sourceOf(videoBytes(10)) })
    const copy = () => call(emulator, 'POST', '/copy', { input: 'https://files.test/a.webm' })
    await create(emulator, 10, minutes(9))
    expect((await copy()).status).toBe(200)
    await emulator.settled()
    expect(await refusalOf(copy())).toEqual([413, 10_011])
  })
})

describe('the limit of calls', () => {
  test('refuses all calls for five minutes once it is passed, and no upload', async () => {
    const emulator = emulated({ callLimit: { calls: 3 } })
    const { url, video } = await newUpload(emulator, 10)
    const read = () => call(emulator, 'GET', `/${video.uid}`)
    expect([(await read()).status, (await read()).status]).toEqual([200, 200])
    emulator.advance(100_000)
    const refusal = await read()
    expect([refusal.status, refusal.headers.get('retry-after')]).toEqual([429, '300'])
    expect((await refusal.json()).errors[0].code).toBe(971)
    emulator.advance(299_999)
    expect((await read()).status).toBe(429)
    expect((await head(emulator, url)).status).toBe(200)
    emulator.advance(1)
    expect((await read()).status).toBe(200)
  })

  test('is told by headers, if Stream does that', async () => {
    const emulator = emulated({ callLimit: { calls: 3 }, assumptions: { ratelimitHeaders: true } })
    const left = async () => (await call(emulator, 'GET', '')).headers.get('ratelimit')
    expect(await left()).toBe('"default";r=2;t=300')
    emulator.advance(100_500)
    expect(await left()).toBe('"default";r=1;t=200')
    const last = await call(emulator, 'GET', '')
    expect(last.headers.get('ratelimit-policy')).toBe('"default";q=3;w=300')
    expect([await left(), (await call(emulated({}), 'GET', '')).headers.get('ratelimit')]).toEqual([
      '"default";r=0;t=300',
      null,
    ])
  })

  test('counts anew in each window', async () => {
    const emulator = emulated({ callLimit: { calls: 1, windowMs: 1000 } })
    const statuses = []
    for (let index = 0; index < 3; index += 1) {
      statuses.push((await call(emulator, 'GET', '')).status)
      emulator.advance(1000)
    }
    expect(statuses).toEqual([200, 200, 200])
  })
})

test('more videos at a time than may be encoded are refused at their creation', async () => {
  const emulator = emulated({ maxEncoding: 1 })
  const { url } = await newUpload(emulator, 100)
  expect((await create(emulator, 10)).status).toBe(201)
  await patch(emulator, url, 0, videoBytes(100))
  expect((await create(emulator, 10)).status).toBe(429)
  emulator.advance(8000)
  expect((await create(emulator, 10)).status).toBe(201)
})
