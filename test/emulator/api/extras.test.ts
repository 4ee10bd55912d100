import { createStreamEmulator, type StreamEmulator } from 'react-stream-uploader/emulator'
import { describe, expect, test } from 'vitest'
import { call, refusalOf, resultOf } from '../api-client.js'
import { newUpload, patch, videoBytes } from '../stream-client.js'

async function uploaded(ageMs: number): Promise<{ emulator: StreamEmulator; path: string }> {
  const emulator = createStreamEmulator({ now: () => 0 })
  const { url, video } = await newUpload(emulator, 100)
  await patch(emulator, url, 0, videoBytes(100))
  emulator.advance(ageMs)
  return { emulator, path: `/${video.uid}` }
}

function form(content: string): FormData {
  const data = new FormData()
  data.set('file', new File([content], 'captions.vtt'))
  return data
}

describe('captions', () => {
  test('are refused where they are no WebVTT, too large, or in no language', async () => {
    const { emulator, path } = await uploaded(0)
    const send = (language: string, content: string) =>
      refusalOf(call(emulator, 'PUT', `${path}/captions/${language}`, form(content)))
    expect(await send('de', 'Hallo')).toEqual([400, 10_005])
    expect(await send('not_a_tag', 'WEBVTT')).toEqual([400, 10_005])
    expect(await send('de', `WEBVTT${'x'.repeat(10_000_000)}`)).toEqual([413, 10_005])
  })

  test('are generated once, in some languages, and of a video that is ready', async () => {
    const young = await uploaded(0)
    const { emulator, path } = await uploaded(60_000)
    const ask = (language: string) => call(emulator, 'POST', `${path}/captions/${language}/generate`)
    const early = call(young.emulator, 'POST', `${young.path}/captions/en/generate`)
    expect(await refusalOf(early)).toEqual([400, 10_005])
    expect((await ask('en')).status).toBe(200)
    expect(await refusalOf(ask('en'))).toEqual([400, 10_005])
    expect(await refusalOf(ask('tlh'))).toEqual([400, 10_005])
  })
})

describe('downloads', () => {
  test('are made of a video that is ready, by type', async () => {
    const young = await uploaded(0)
    expect(await refusalOf(call(young.emulator, 'POST', `${young.path}/downloads`))).toEqual([400, 10_005])
    const { emulator, path } = await uploaded(60_000)
    await call(emulator, 'POST', `${path}/downloads/default`)
    await call(emulator, 'POST', `${path}/downloads/audio`)
    const names = async () => Object.keys(await resultOf(call(emulator, 'GET', `${path}/downloads`)))
    expect(await names()).toEqual(['default', 'audio'])
    await call(emulator, 'DELETE', `${path}/downloads/default`)
    expect(await names()).toEqual(['audio'])
  })
})

test.each([
  ['GET', '/copy'],
  ['PUT', '/keys'],
  ['GET', '/keys/x/y'],
  ['GET', '/keys/x'],
  ['POST', '/webhook'],
  ['GET', '/webhook/x'],
  ['PATCH', '/watermarks'],
  ['GET', '/watermarks/x/y'],
  ['PUT', ''],
])('%s %s is no call of the API', async (method, path) => {
  expect(await refusalOf(call(createStreamEmulator(), method, path))).toEqual([404, 10_003])
})

test.each([
  ['POST', '/captions'],
  ['PATCH', '/captions/de'],
  ['GET', '/captions/de/x'],
  ['GET', '/captions/de/vtt/x'],
  ['PATCH', '/downloads'],
  ['POST', '/downloads/webm'],
  ['GET', '/token'],
  ['POST', '/token/x'],
])('%s of a video %s is no call of the API', async (method, suffix) => {
  const { emulator, path } = await uploaded(60_000)
  await call(emulator, 'PUT', `${path}/captions/de`, form('WEBVTT'))
  expect(await refusalOf(call(emulator, method, path + suffix))).toEqual([404, 10_003])
})
