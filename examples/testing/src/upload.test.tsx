import { render, screen } from '@testing-library/react'
import userEvent from '@testing-library/user-event'
import { StreamUploader } from 'react-stream-uploader'
import { createEmulatorNetwork, createStreamEmulator } from 'react-stream-uploader/emulator'
import 'react-stream-uploader/styles.css'

/** The emulator takes for a video what begins like one. */
const film = new File(['\0\0\0\x18ftypmp42', new Uint8Array(20_000)], 'harbour.mp4', { type: 'video/mp4' })

function setUp() {
  const emulator = createStreamEmulator({ encoding: { queuedMs: 0, playableMs: 0, completeMs: 0 } })
  const saved: string[] = []
  const { container } = render(
    <StreamUploader
      {...createEmulatorNetwork({ emulator })}
      accept="video/*"
      onReady={({ video }) => saved.push(video.id)}
    />,
  )
  const choose = (file: File) => {
    const input = container.querySelector<HTMLInputElement>('input[type=file]')
    if (input === null) throw new Error('There is no file input.')
    return userEvent.upload(input, file)
  }
  return { emulator, saved, choose }
}

test('a video arrives, and my app hears of it', async () => {
  const { emulator, saved, choose } = setUp()
  await choose(film)
  await screen.findByText('Ready', {}, { timeout: 5000 })
  expect(saved).toHaveLength(1)
  expect(emulator.videos.get(saved[0] ?? '')?.offset).toBe(film.size)
})

test('what is no video is said in words', async () => {
  const { emulator, choose } = setUp()
  emulator.fail({ on: 'create', do: { kind: 'encode-error', code: 'ERR_NON_VIDEO' } })
  await choose(film)
  await screen.findByText("This file isn't a video.", {}, { timeout: 5000 })
})
