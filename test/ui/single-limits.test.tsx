import { render, screen, waitFor } from '@testing-library/react'
import { StreamUploader } from 'react-stream-uploader'
import { chooseFiles, fakeEndpoint, videoFile } from 'react-stream-uploader/testing'
import { expect, test } from 'vitest'

// The video that is to be replaced counted too.
test('a limit for all videos together is one for the only one, also while it is replaced', async () => {
  const { props } = fakeEndpoint()
  const { container } = render(<StreamUploader {...props} layout="single" maxTotalSize={1500} />)
  const replace = (name: string) => screen.findByRole('button', { name: `Replace: ${name}` })
  chooseFiles(container, videoFile(1000, 'first.mp4'))
  await replace('first.mp4')
  chooseFiles(container, videoFile(1001, 'second.mp4'))
  await replace('second.mp4')
  chooseFiles(container, videoFile(2000, 'third.mp4'))
  await waitFor(() => expect(container.textContent).toContain('third.mp4 · '))
  await replace('second.mp4')
})
