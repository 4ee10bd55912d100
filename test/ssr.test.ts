import { createElement } from 'react'
import { renderToString } from 'react-dom/server'
import { createUploader, StreamUploader, Uploader, useStreamUpload } from 'react-stream-uploader'
import { uploaderWith } from 'react-stream-uploader/testing'
import { expect, test } from 'vitest'
import { transferAt, uploadIn } from './support/uploads.js'

test('there is no window here', () => {
  expect(typeof window).toBe('undefined')
})

test('a server renders the uploader with its rules', () => {
  const html = renderToString(
    createElement(StreamUploader, { endpoint: '/api/stream', accept: 'video/*', maxFiles: 1 }),
  )
  expect(html).toContain('Drop a video here')
  expect(html).toContain('accept="video/*"')
  expect(html).not.toContain('multiple')
})

test('a server renders parts around an uploader made outside, and the hook', () => {
  const uploader = createUploader({ endpoint: '/api/stream' })
  const parts = createElement(Uploader.Root, { uploader }, createElement(Uploader.Trigger))
  expect(renderToString(parts)).toContain('Choose videos')
  const Count = () => String(useStreamUpload({ endpoint: '/api/stream' }).uploads.length)
  expect(renderToString(createElement(Count))).toBe('0')
})

// A Content-Security-Policy without 'unsafe-inline' refuses them, and React does not set them again.
test('the HTML of a server has no style attribute, whatever is in the list', () => {
  const uploader = uploaderWith([
    uploadIn('uploading', { transfer: transferAt(400) }),
    uploadIn('processing', { videoId: 'a', encoding: { step: 'encoding', percent: 30 } }),
  ])
  const html = renderToString(createElement(StreamUploader, { uploader, link: true, dropAnywhere: true }))
  expect(html.match(/role="progressbar"/g)).toHaveLength(2)
  expect(html).not.toContain('style=')
})
