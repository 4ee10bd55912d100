import { render, screen } from '@testing-library/react'
import { StreamUploader } from 'react-stream-uploader'
import {
  chooseFiles,
  dropFiles,
  fakeEndpoint,
  uploaderWith,
  uploadIn,
  videoFile,
} from 'react-stream-uploader/testing'
import 'react-stream-uploader/styles.css'

const film = videoFile(20_000, 'harbour.mp4')

function setUp() {
  const { props, emulator } = fakeEndpoint()
  const saved: string[] = []
  const { container } = render(
    <StreamUploader {...props} accept="video/*" onReady={({ video }) => saved.push(video.id)} />,
  )
  return { container, emulator, saved }
}

test('a video arrives, and my app hears of it', async () => {
  const { container, emulator, saved } = setUp()
  chooseFiles(container, film)
  await screen.findByText('Ready', {}, { timeout: 5000 })
  expect(saved).toHaveLength(1)
  expect(emulator.videos.get(saved[0] ?? '')?.offset).toBe(film.size)
})

test('what is no video is said in words', async () => {
  const { emulator } = setUp()
  emulator.fail({ on: 'create', do: { kind: 'encode-error', code: 'ERR_NON_VIDEO' } })
  dropFiles(screen.getByText('Drop videos here'), film)
  await screen.findByText("This file isn't a video.", {}, { timeout: 5000 })
})

test('a row in any status, without an upload', () => {
  render(<StreamUploader uploader={uploaderWith([uploadIn('paused', { cause: 'offline' })])} />)
  expect(screen.getByText(/Waiting for a connection/)).toBeTruthy()
})
