import { render, screen, within } from '@testing-library/react'
import { StreamUploader } from 'react-stream-uploader'
import { ar } from 'react-stream-uploader/locales/ar'
import { uploaderWith } from 'react-stream-uploader/testing'
import { beforeEach, expect, test } from 'vitest'
import { fileOf, transferAt, uploadIn } from '../support/uploads.js'
import { wearStyles } from '../support/wear.js'

wearStyles()

const upload = uploadIn('uploading', { transfer: transferAt(400) }, fileOf(1000, 'holiday.mp4'))

// On a page from left to right, so that the direction is the uploader's own.
beforeEach(() => {
  render(
    <div style={{ inlineSize: 600 }}>
      <StreamUploader uploader={uploaderWith([upload])} messages={ar} />
    </div>,
  )
})

test('a row begins on the right, with its picture, and ends on the left, with its buttons', () => {
  const row = screen.getByRole('listitem')
  const bar = within(row).getByRole('progressbar').getBoundingClientRect()
  const picture = row.querySelector('.stream-uploader-preview')?.getBoundingClientRect()
  const [pause, cancel] = within(row)
    .getAllByRole('button')
    .map((button) => button.getBoundingClientRect())
  expect(picture?.left).toBeGreaterThan(bar.right)
  expect(bar.left).toBeGreaterThan(pause?.right ?? Infinity)
  expect(pause?.left).toBeGreaterThanOrEqual(cancel?.right ?? Infinity)
})

test('the bar fills from the right', () => {
  const bar = screen.getByRole('progressbar')
  const [transfer, encoding] = bar.children as unknown as [Element, Element]
  expect(transfer.getBoundingClientRect().left).toBeGreaterThan(encoding.getBoundingClientRect().right)
  // What is not filled is beyond the right end, where it is cut off.
  expect(new DOMMatrix(getComputedStyle(transfer, '::before').transform).e).toBeGreaterThan(0)
})

test('a button is named by a sentence in which the name stays in one piece', () => {
  expect(screen.getByRole('button', { name: 'إيقاف مؤقت: \u2068holiday.mp4\u2069' })).toBeVisible()
})
