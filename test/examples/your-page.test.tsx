import { render, screen, waitFor } from '@testing-library/react'
import { StreamUploader } from 'react-stream-uploader'
import { createEmulatorNetwork, createStreamEmulator } from 'react-stream-uploader/emulator'
import { expect, test, vi } from 'vitest'

function setUp() {
  const emulator = createStreamEmulator({ encoding: { queuedMs: 0, playableMs: 0, completeMs: 0 } })
  const saved = vi.fn()
  render(
    <StreamUploader
      {...createEmulatorNetwork({ emulator })}
      resumeKey={null}
      onReady={({ video }) => saved(video.id)}
    />,
  )
  return { emulator, saved }
}

/** As a person chooses it in the file dialog. */
function choose(file: File): void {
  const input = document.querySelector<HTMLInputElement>('input[type=file]')
  const transfer = new DataTransfer()
  transfer.items.add(file)
  if (input === null) throw new Error('There is no file input.')
  input.files = transfer.files
  input.dispatchEvent(new Event('change', { bubbles: true }))
}

/** The emulator takes for a video what begins like one. */
const signature = new TextEncoder().encode('\0\0\0\x18ftypmp42')
const film = new File([signature, new Uint8Array(1_000_000)], 'harbour.mp4', { type: 'video/mp4' })

test('a video arrives, and my app hears of it', async () => {
  const { emulator, saved } = setUp()
  choose(film)
  await waitFor(() => expect(saved).toHaveBeenCalledTimes(1))
  const video = emulator.videos.get(saved.mock.calls[0]?.[0])
  expect(video?.offset).toBe(film.size)
})

test('a server that is busy for a moment is no failure', async () => {
  const { emulator, saved } = setUp()
  emulator.fail({ on: 'patch', times: 2, do: { kind: 'status', status: 503 } })
  choose(film)
  await vi.waitFor(() => expect(saved).toHaveBeenCalledTimes(1), { timeout: 10_000 })
})

test('what is no video is said in words', async () => {
  const { emulator } = setUp()
  emulator.fail({ on: 'create', do: { kind: 'encode-error', code: 'ERR_NON_VIDEO' } })
  choose(film)
  expect(await screen.findByText("This file isn't a video.")).toBeTruthy()
})
