import { describe, expect, test } from 'vitest'
import { parseEmulateOptions } from '../../src/cli/emulate-options.js'

describe('the options', () => {
  test('have defaults that run', () => {
    expect(parseEmulateOptions([])).toMatchObject({
      host: '127.0.0.1',
      port: 8787,
      emulator: { apiToken: 'emulated', encoding: { queuedMs: 1000, playableMs: 4000, completeMs: 8000 } },
      faults: [],
    })
  })

  test('are read', () => {
    const args = [
      '--port=0 --host 0.0.0.0 --base-url http://stream.local:8787 --api-token mine',
      '--webhook http://localhost:3000/hook --webhook-secret shh --encode-ms 80',
      '--bandwidth 1000 --keep-bytes 5000 --storage-minutes 10 --call-limit 1200 --fail patch:drop --fail head:locked',
      '--assume expiredStatus=404 --assume partialChunksKept=true --assume exposedHeaders=',
      '--assume webhookRetryDelaysMs=10,20 --assume webhookAt=complete',
    ]
      .join(' ')
      .split(' ')
    expect(parseEmulateOptions(args)).toMatchObject({
      host: '0.0.0.0',
      port: 0,
      emulator: {
        apiToken: 'mine',
        baseUrl: 'http://stream.local:8787',
        webhook: { notificationUrl: 'http://localhost:3000/hook', secret: 'shh' },
        encoding: { downloadMs: 10, queuedMs: 10, playableMs: 40, completeMs: 80, extrasMs: 20 },
        bandwidth: 1000,
        keepBytes: 5000,
        storageMinutes: 10,
        callLimit: { calls: 1200 },
        assumptions: {
          expiredStatus: 404,
          partialChunksKept: true,
          webhookRetryDelaysMs: [10, 20],
          exposedHeaders: [],
          webhookAt: 'complete',
        },
      },
      faults: [{ do: { kind: 'drop' } }, { do: { kind: 'locked' } }],
    })
  })

  test.each([
    ['--port=high', "--port wants a whole number, not 'high'"],
    ['--port=65536', '--port must be 0 to 65535'],
    ['--prot=1', '--prot'],
    ['stray', 'stray'],
    ['--webhook=localhost:3000', '--webhook wants an address'],
    ['--fail=nothing', '--fail'],
    ['--assume=weather=fine', "--assume 'weather' is none of partialChunksKept"],
    ['--assume=toString=1', "--assume 'toString' is none of"],
    ['--assume=expiredStatus=500', "expiredStatus '500' is none of 404, 410"],
    ['--assume=partialChunksKept', "partialChunksKept '' is none of true, false"],
    ['--assume=terminationStatus=x', "terminationStatus wants a whole number, not 'x'"],
  ])('%s is refused in words', (arg, message) => {
    expect(() => parseEmulateOptions([arg])).toThrow(message)
  })
})
