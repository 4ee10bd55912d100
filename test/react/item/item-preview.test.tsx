import { render } from '@testing-library/react'
import { StrictMode } from 'react'
import { type Media, type Upload, Uploader } from 'react-stream-uploader'
import { uploaderWith } from 'react-stream-uploader/testing'
import { beforeEach, expect, test, vi } from 'vitest'
import { transferAt, uploadIn, videoWith } from '../../support/uploads.js'

const red = 'data:image/gif;base64,R0lGODlhAQABAIAAAP8AAAAAACwAAAAAAQABAAACAkQBADs='
const addresses = new Set<string>()
let media: Media

beforeEach(async () => {
  const create = URL.createObjectURL.bind(URL)
  const revoke = URL.revokeObjectURL.bind(URL)
  vi.spyOn(URL, 'createObjectURL').mockImplementation((blob) => {
    const url = create(blob)
    addresses.add(url)
    return url
  })
  vi.spyOn(URL, 'revokeObjectURL').mockImplementation((url) => {
    addresses.delete(url)
    revoke(url)
  })
  media = { duration: 94, width: 192, height: 108, poster: await (await fetch(red)).blob() }
})

const uploading = (): Upload => ({ ...uploadIn('uploading', { transfer: transferAt(0) }), media })
const ready = (thumbnail: string | null, requireSignedURLs = false): Upload => ({
  ...uploadIn('ready', { video: videoWith({ thumbnail, requireSignedURLs }) }),
  media,
})

function preview(upload: Upload) {
  return (
    <StrictMode>
      <Uploader.Root uploader={uploaderWith([upload])}>
        <Uploader.Item upload={upload} render={<div />}>
          <Uploader.ItemPreview>an icon</Uploader.ItemPreview>
        </Uploader.Item>
      </Uploader.Root>
    </StrictMode>
  )
}

function show(upload: Upload) {
  const { container, rerender, unmount } = render(preview(upload))
  const image = () => container.querySelector('img') as HTMLImageElement
  return { container, image, unmount, update: (next: Upload) => rerender(preview(next)) }
}

test("the file's own picture is there while it uploads, and its address goes with the row", async () => {
  const { image, unmount } = show(uploading())
  await image().decode()
  expect([...addresses]).toEqual([image().src])
  unmount()
  expect(addresses).toEqual(new Set())
})

test("gives way to Stream's thumbnail, in the same image", async () => {
  const { image, update } = show(uploading())
  const before = image()
  update(ready(red))
  expect(image()).toBe(before)
  await expect.poll(() => image().src).toBe(red)
})

test('is kept where Stream has no thumbnail yet, or none without a token', async () => {
  const { image, update } = show(ready('http://127.0.0.1:1/no-such-thumbnail.jpg'))
  await expect.poll(() => image().src).toMatch(/^blob:/)
  await image().decode()
  update(ready(red, true))
  expect(image().src).toMatch(/^blob:/)
})

test('a file that the browser cannot open shows what the host put there', () => {
  media = { ...media, poster: null }
  expect(show(uploading()).container.textContent).toBe('an icon')
})
