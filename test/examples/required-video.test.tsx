import { render, screen, waitFor } from '@testing-library/react'
import { createEmulatorNetwork, createStreamEmulator } from 'react-stream-uploader/emulator'
import { expect, test, vi } from 'vitest'
import { userEvent } from 'vitest/browser'
import { RequiredVideoForm } from '../../stories/examples/required-video.js'

/** The emulator takes for a video what begins like one. */
const signature = new TextEncoder().encode('\0\0\0\x18ftypmp42')
const film = new File([signature, new Uint8Array(1000)], 'harbour.mp4', { type: 'video/mp4' })

const publishButton = (): HTMLElement => screen.getByRole('button', { name: 'Publish' })

test('a form that requires a video is not sent without one, says why at the button, and is sent with one', async () => {
  const emulator = createStreamEmulator({ encoding: { queuedMs: 0, playableMs: 0, completeMs: 0 } })
  const onPublish = vi.fn()
  render(
    <RequiredVideoForm {...createEmulatorNetwork({ emulator })} resumeKey={null} onPublish={onPublish} />,
  )
  const headline = screen.getByRole('textbox', { name: 'Headline' })

  await userEvent.click(publishButton())
  expect(document.activeElement).toBe(headline)
  await userEvent.type(headline, 'The harbour')
  await userEvent.click(publishButton())
  const trigger = screen.getByRole('button', { description: 'Add a video, and wait until it is uploaded.' })
  expect(document.activeElement).toBe(trigger)
  expect(screen.getByRole('alert').textContent).toBe('Add a video, and wait until it is uploaded.')
  expect(onPublish).not.toHaveBeenCalled()

  await userEvent.upload(document.querySelector('input[type=file]') as HTMLInputElement, film)
  await waitFor(() => expect(screen.getByRole('alert').textContent).toBe(''))
  await userEvent.click(publishButton())
  expect(onPublish).toHaveBeenCalledTimes(1)
  const [id] = emulator.videos.keys()
  expect(Object.fromEntries(onPublish.mock.calls[0]?.[0])).toEqual({ headline: 'The harbour', video: id })
})
