import { screen } from '@testing-library/react'
import { hydrateRoot } from 'react-dom/client'
import { renderToString } from 'react-dom/server'
import { StreamUploader } from 'react-stream-uploader'
import { uploaderWith } from 'react-stream-uploader/testing'
import { expect, onTestFinished, test } from 'vitest'
import { transferAt, uploadIn } from '../../support/uploads.js'

test('what a server rendered has its styles once the page has taken it over', async () => {
  const app = (
    <StreamUploader uploader={uploaderWith([uploadIn('uploading', { transfer: transferAt(400) })])} />
  )
  const host = document.body.appendChild(document.createElement('div'))
  host.innerHTML = renderToString(app)
  const root = hydrateRoot(host, app)
  onTestFinished(() => {
    root.unmount()
    host.remove()
  })
  const bar = screen.getByRole('progressbar')
  await expect.poll(() => bar.style.getPropertyValue('--uploader-progress')).toBe('0.4')
  await expect.poll(() => screen.getByRole('status').style.position).toBe('absolute')
  expect(host.querySelector<HTMLInputElement>('input[type=file]')?.style.display).toBe('none')
})
