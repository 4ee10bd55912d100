import { createUploader, type StreamUploaderHandle, type UploaderOptions } from 'react-stream-uploader'
import { createEmulatorNetwork, createStreamEmulator } from 'react-stream-uploader/emulator'
import { afterEach, beforeEach, expect, type MockInstance, test, vi } from 'vitest'
import { streamWorld, videoFile } from '../support/stream-world.js'

let warn: MockInstance<typeof console.warn>
let uploader: StreamUploaderHandle

beforeEach(() => {
  warn = vi.spyOn(console, 'warn').mockReturnValue()
})

afterEach(() => {
  uploader.stop()
})

async function attemptsOf(options: UploaderOptions): Promise<void> {
  uploader = createUploader({ ...options, retry: () => ({ kind: 'wait', ms: 1 }) })
  uploader.add([videoFile(20_000)])
  await vi.waitFor(() => expect(warn).toHaveBeenCalled(), { timeout: 10_000 })
}

// jsdom and Node show no failed request, so such an upload was repeated for ever, and nobody knew why.
test('why the endpoint cannot be reached is said once', async () => {
  const fetch = vi.fn(() =>
    Promise.reject(
      new TypeError('fetch failed', { cause: new Error('connect ECONNREFUSED 127.0.0.1:3000') }),
    ),
  )
  await attemptsOf({ endpoint: 'https://app.test/api/stream', fetch })
  await vi.waitFor(() => expect(fetch.mock.calls.length).toBeGreaterThan(2))
  expect(warn.mock.calls).toEqual([
    [
      '[react-stream-uploader] A request failed and will be repeated. TypeError: fetch failed (connect ECONNREFUSED 127.0.0.1:3000)',
    ],
  ])
})

test('a network of the emulator without a route to the endpoint says so', async () => {
  const network = createEmulatorNetwork({ emulator: createStreamEmulator() })
  await attemptsOf({ ...network, endpoint: 'https://app.test/api/stream' })
  expect(warn.mock.calls.flat().join()).toContain('it has no route to')
})

test('why the bytes cannot be sent is said, without the upload URL', async () => {
  const world = streamWorld({})
  await attemptsOf({
    endpoint: world.endpoint,
    ...world.network,
    httpStack: {
      getName: () => 'broken',
      createRequest(method, url) {
        const request = world.network.httpStack.createRequest(method, url)
        return { ...request, send: () => Promise.reject(new Error(`No mock for ${url}.`)) }
      },
    },
  })
  expect(warn.mock.calls.flat().join()).toBe(
    '[react-stream-uploader] A request failed and will be repeated. Error: No mock for …',
  )
})

test('what a browser shows by itself is not said again', async () => {
  const fetch = vi.fn(() => Promise.reject(new TypeError('Failed to fetch')))
  uploader = createUploader({
    endpoint: 'https://app.test/api/stream',
    fetch,
    retry: () => ({ kind: 'wait', ms: 1 }),
  })
  uploader.add([videoFile(20_000)])
  await vi.waitFor(() => expect(fetch.mock.calls.length).toBeGreaterThan(2))
  expect(warn).not.toHaveBeenCalled()
})
