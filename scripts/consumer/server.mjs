import assert from 'node:assert/strict'
import { createStreamEmulator } from 'react-stream-uploader/emulator'
import { createStreamHandler } from 'react-stream-uploader/server'

const handler = createStreamHandler({
  accountId: 'account',
  apiToken: 'token',
  fetch: createStreamEmulator().fetch,
  authorize: () => ({ creator: 'somebody' }),
})
const response = await handler(
  new Request('https://app.test/api/stream', {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ name: 'a.mp4', size: 1000, type: 'video/mp4', lastModified: 0 }),
  }),
)
assert.equal(response.status, 201)
assert.match((await response.json()).videoId, /^[0-9a-f]{32}$/)
