import { render, screen, waitFor } from '@testing-library/react'
import { chooseFiles, fakeEndpoint, videoFile } from 'react-stream-uploader/testing'
import { expect, test, vi } from 'vitest'
import { userEvent } from 'vitest/browser'
import { RequiredVideoForm } from '../../stories/examples/required-video.js'
import { Around } from '../../stories/support/around.js'

const publishButton = (): HTMLElement => screen.getByRole('button', { name: 'Publish' })

test('a form that requires a video is not sent without one, says why at the button, and is sent with one', async () => {
  const { props, emulator } = fakeEndpoint()
  const onPublish = vi.fn()
  const { container } = render(
    <Around {...props}>
      <RequiredVideoForm onPublish={onPublish} />
    </Around>,
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

  chooseFiles(container, videoFile())
  await waitFor(() => expect(screen.getByRole('alert').textContent).toBe(''))
  await userEvent.click(publishButton())
  expect(onPublish).toHaveBeenCalledTimes(1)
  const [id] = emulator.videos.keys()
  expect(Object.fromEntries(onPublish.mock.calls[0]?.[0])).toEqual({ headline: 'The harbour', video: id })
})
