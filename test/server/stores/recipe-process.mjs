// One server of an app, with the `coordination` of a recipe: a process of its own, which is asked by messages.
import { createStreamEmulator } from 'react-stream-uploader/emulator'
import { createStreamHandler } from 'react-stream-uploader/server'
import { coordination } from 'recipe'

const emulator = createStreamEmulator()
const handler = createStreamHandler({
  accountId: 'account',
  apiToken: 'token',
  authorize: () => ({ creator: 'ann' }),
  fetch: emulator.fetch,
  onError: () => {},
  coordination,
})

async function create() {
  const body = JSON.stringify({ name: 'a.mp4', size: 1000, type: 'video/mp4', lastModified: 0 })
  const headers = { 'Content-Type': 'application/json' }
  const response = await handler(
    new Request('https://app.test/api/stream', { method: 'POST', headers, body }),
  )
  return (await response.json()).videoId
}

const commands = {
  create,
  known: async (videoId) => (await coordination.known([videoId]))[0]?.video?.creator,
}

process.on('message', ({ command, videoId }) => {
  void commands[command](videoId).then((answer) => process.send({ answer }))
})
process.send({ answer: 'listening' })
