import { render, waitFor } from '@testing-library/react'
import { Uploader } from 'react-stream-uploader'
import { uploaderWith } from 'react-stream-uploader/testing'
import { expect, test, vi } from 'vitest'
import { fileOf, uploadIn } from '../../support/uploads.js'

// Files were opened one after the other in the order of the list, and the rows that somebody looked at came last.
test('the uploader is told which rows are in view, as somebody scrolls and when a row goes', async () => {
  const uploads = ['seen', 'far'].map((name) => uploadIn('queued', { transfer: null }, fileOf(1000, name)))
  const setInView = vi.fn()
  const uploader = { ...uploaderWith(uploads), setInView }
  const { container, unmount } = render(
    <Uploader.Root uploader={uploader}>
      {uploads.map((upload) => (
        <Uploader.Item key={upload.id} upload={upload} render={<div style={{ height: 3000 }} />} />
      ))}
    </Uploader.Root>,
  )
  await waitFor(() => expect(setInView).toHaveBeenCalledWith('upload-of-seen', true))
  expect(setInView).not.toHaveBeenCalledWith('upload-of-far', true)
  container.querySelector('[data-upload="upload-of-far"]')?.scrollIntoView()
  await waitFor(() => expect(setInView).toHaveBeenCalledWith('upload-of-far', true))
  unmount()
  expect(setInView).toHaveBeenLastCalledWith('upload-of-far', false)
})

// The first row threw in jsdom.
test('where the browser cannot tell, every row counts as in view', () => {
  vi.stubGlobal('IntersectionObserver', undefined)
  const upload = uploadIn('queued', { transfer: null }, fileOf(1000, 'film'))
  const setInView = vi.fn()
  const { unmount } = render(
    <Uploader.Root uploader={{ ...uploaderWith([upload]), setInView }}>
      <Uploader.Item upload={upload} />
    </Uploader.Root>,
  )
  expect(setInView).toHaveBeenLastCalledWith('upload-of-film', true)
  unmount()
  expect(setInView).toHaveBeenLastCalledWith('upload-of-film', false)
})
