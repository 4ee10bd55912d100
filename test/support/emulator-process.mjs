import { load } from '../../bench/load.mjs'

// node emulator-process.mjs <port>: Stream as a process that can be killed, and all it knows with it. It ends with its parent.
const { serve } = await load('test/support/serve.ts')
const { createStreamEmulator } = await load('src/emulator/index.ts')

const emulator = createStreamEmulator({
  encoding: { queuedMs: 0, playableMs: 0, completeMs: 0 },
  bandwidth: 8 * 1_048_576,
})
process.on('disconnect', () => process.exit())
process.on('message', () =>
  process.send([...emulator.videos.values()].map((video) => ({ uid: video.uid, sha256: video.sha256() }))),
)
const { origin } = await serve(emulator.fetch, { port: Number(process.argv[2]) })
process.send(Number(new URL(origin).port))
