import { createHash, type Hash } from 'node:crypto'
import { createStreamEmulator, type Hasher } from 'react-stream-uploader/emulator'
import { expect, test } from 'vitest'
import { MiB, newUpload } from './stream-client.js'

const nodeSha256 = (hash: Hash = createHash('sha256')): Hasher => ({
  update: (bytes) => void hash.update(bytes),
  clone: () => nodeSha256(hash.copy()),
  digest: () => hash.digest('hex'),
})

test('bytes are dropped as they are hashed, so a large upload takes no memory', async () => {
  const emulator = createStreamEmulator({ createHash: () => nodeSha256() })
  const { url, video } = await newUpload(emulator, 200 * MiB)
  let most = 0
  async function* body(): AsyncGenerator<Uint8Array> {
    for (let sent = 0; sent < 200; sent += 1) {
      most = Math.max(most, process.memoryUsage().arrayBuffers)
      yield new Uint8Array(MiB).fill(sent)
    }
  }
  const before = process.memoryUsage().arrayBuffers
  const response = await emulator.handle({
    method: 'PATCH',
    url,
    headers: new Headers({
      'tus-resumable': '1.0.0',
      'upload-offset': '0',
      'content-type': 'application/offset+octet-stream',
    }),
    body: body(),
    signal: new AbortController().signal,
  })
  expect(response.status).toBe(204)
  expect(video.offset).toBe(200 * MiB)
  expect(most - before).toBeLessThan(128 * MiB)
})

test('the log keeps the newest 10,000 requests', async () => {
  const emulator = createStreamEmulator()
  const ask = async (path: string): Promise<void> =>
    void (await emulator.fetch(new Request(`https://stream.test/${path}`)))
  await ask('tus/00000000000000000000000000000000')
  for (let asked = 0; asked < 10_000; asked += 1) await ask('elsewhere')
  expect(emulator.requests).toHaveLength(10_000)
  expect(emulator.requests[0]?.uid).toBeNull()
})
