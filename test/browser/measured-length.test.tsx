import { createUploader } from 'react-stream-uploader'
import { createEmulatorNetwork, createStreamEmulator } from 'react-stream-uploader/emulator'
import { createStreamHandler } from 'react-stream-uploader/server'
import { expect, onTestFinished, test, vi } from 'vitest'
import { systemClock } from '../../src/drivers/time/clock.js'
import mp4 from '../support/media/tiny.mp4?url'

const endpoint = 'http://localhost/api/stream'

test('Stream reserves for the first video of a page by its length, as the browser reads it', async () => {
  // A busy machine takes longer to open a file than a creation waits.
  const { after } = systemClock
  vi.spyOn(systemClock, 'after').mockImplementation((ms, run) => (ms === 150 ? () => {} : after(ms, run)))
  const reserved: string[] = []
  const emulator = createStreamEmulator()
  const handler = createStreamHandler({
    accountId: 'account',
    apiToken: 'token',
    apiBaseUrl: 'https://api.test/client/v4',
    reserve: 'measured',
    authorize: () => ({ creator: 'ann' }),
    fetch(request) {
      const metadata = request.headers.get('upload-metadata')
      if (metadata !== null) reserved.push(metadata)
      return emulator.fetch(request)
    },
  })
  const uploader = createUploader({
    ...createEmulatorNetwork({ emulator, routes: { [endpoint]: handler } }),
    endpoint,
    reserve: 'measured',
  })
  onTestFinished(uploader.stop)
  uploader.add([new File([await (await fetch(mp4)).blob()], 'holiday.mp4', { type: 'video/mp4' })])
  await vi.waitFor(() => expect(reserved).toHaveLength(1))
  // Two seconds, and ten minutes more.
  expect(reserved).toEqual([expect.stringContaining(`maxDurationSeconds ${btoa('602')}`)])
})
