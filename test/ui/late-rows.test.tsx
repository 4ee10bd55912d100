import { act, screen } from '@testing-library/react'
import { hydrateRoot } from 'react-dom/client'
import { renderToString } from 'react-dom/server'
import { StreamUploader } from 'react-stream-uploader'
import { de } from 'react-stream-uploader/locales/de'
import { uploaderWith } from 'react-stream-uploader/testing'
import { expect, onTestFinished, test, vi } from 'vitest'
import { fileOf, transferAt, uploadIn } from '../support/uploads.js'

// Keys of the rows, and a fieldset that is disabled, change things at once: React gave up what it had not hydrated yet.
test.each(['list', 'single'] as const)('a page takes over the row of a server: %s', async (layout) => {
  const upload = uploadIn('uploading', { transfer: transferAt(400) }, fileOf(1000, 'a.mp4'))
  const page = (
    <form>
      <fieldset disabled>
        <StreamUploader
          uploader={uploaderWith([upload])}
          layout={layout}
          messages={de}
          name="video"
          sortable
        />
      </fieldset>
    </form>
  )
  const host = document.body.appendChild(document.createElement('div'))
  host.innerHTML = renderToString(page)
  const row = host.querySelector('[data-upload]')
  const onRecoverableError = vi.fn()
  const root = await act(async () => hydrateRoot(host, page, { onRecoverableError }))
  onTestFinished(() => {
    root.unmount()
    host.remove()
  })
  await expect
    .poll(() => screen.getByRole('progressbar').style.getPropertyValue('--uploader-progress'))
    .toBe('0.4')
  expect(host.querySelector('[data-upload]')).toBe(row)
  expect(onRecoverableError).not.toHaveBeenCalled()
})
