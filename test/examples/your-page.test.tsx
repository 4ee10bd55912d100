import { render, screen, waitFor } from '@testing-library/react'
import { StreamUploader } from 'react-stream-uploader'
import { chooseFiles, fakeEndpoint, videoFile } from 'react-stream-uploader/testing'
import { expect, test, vi } from 'vitest'

function setUp() {
  const { props, emulator } = fakeEndpoint()
  const saved = vi.fn()
  const { container } = render(<StreamUploader {...props} onReady={({ video }) => saved(video.id)} />)
  return { emulator, saved, container }
}

const film = videoFile(1_000_000, 'harbour.mp4')

test('a video arrives, and my app hears of it', async () => {
  const { emulator, saved, container } = setUp()
  chooseFiles(container, film)
  await waitFor(() => expect(saved).toHaveBeenCalledTimes(1))
  const video = emulator.videos.get(saved.mock.calls[0]?.[0])
  expect(video?.offset).toBe(film.size)
})

test('a server that is busy for a moment is no failure', async () => {
  const { emulator, saved, container } = setUp()
  emulator.fail({ on: 'patch', times: 2, do: { kind: 'status', status: 503 } })
  chooseFiles(container, film)
  await vi.waitFor(() => expect(saved).toHaveBeenCalledTimes(1), { timeout: 10_000 })
})

test('what is no video is said in words', async () => {
  const { emulator, container } = setUp()
  emulator.fail({ on: 'create', do: { kind: 'encode-error', code: 'ERR_NON_VIDEO' } })
  chooseFiles(container, film)
  expect(await screen.findByText("This file isn't a video.")).toBeTruthy()
})
