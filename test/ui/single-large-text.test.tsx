import { render } from '@testing-library/react'
import { StreamUploader, type Upload } from 'react-stream-uploader'
import { uploaderWith } from 'react-stream-uploader/testing'
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import { page } from 'vitest/browser'
import sheet from '../../src/ui/single.css?inline'
import * as uploads from '../../stories/support/uploads.js'
import { wearStyles } from '../support/wear.js'

wearStyles()

const style = document.createElement('style')
style.textContent = sheet
beforeAll(() => {
  document.head.append(style)
  document.documentElement.style.fontSize = '32px'
})
beforeEach(() => page.viewport(320, 900))
afterAll(() => {
  style.remove()
  document.documentElement.style.fontSize = ''
})

const notes = { name: 'Shot list.pdf', size: 90_000 }
const places: Readonly<Record<string, readonly Upload[]>> = {
  empty: [],
  refused: [uploads.rejected({ code: 'file-type', accept: 'video/*' }, notes)],
  paused: [uploads.paused('user')],
  'to be chosen again': [uploads.interrupted()],
  failed: [uploads.failedOnTheWay('network')],
  'failed for good': [uploads.failedInEncoding('not-a-video', notes)],
  ready: [uploads.ready()],
  'refused over a video': [
    uploads.ready(),
    uploads.rejected({ code: 'file-type', accept: 'video/*' }, notes),
  ],
}

const texts =
  '.stream-uploader-invitation, .stream-uploader-hint, .stream-uploader-reason, .stream-uploader-said, .stream-uploader-name, button'

// Names, reasons and the words of buttons were cut, or lay under a button.
test.each(Object.entries(places))('nothing is cut at twice the text size: %s', (_, rows) => {
  const { container } = render(
    <StreamUploader
      layout="single"
      uploader={uploaderWith(rows, { rules: { accept: 'video/*', maxFileSize: 2_000_000_000 } })}
      disabledReason="Your plan has no videos left this month."
      disabled={rows.length === 0}
    />,
  )
  const shown = [...container.querySelectorAll<HTMLElement>(texts)].filter((element) =>
    element.checkVisibility(),
  )
  expect(shown.length).toBeGreaterThan(1)
  const cut = shown.filter((element) => {
    const { scrollWidth, clientWidth, scrollHeight, clientHeight } = element
    return clientWidth > 0 && (scrollWidth > clientWidth + 1 || scrollHeight > clientHeight + 1)
  })
  expect(cut.map(({ textContent }) => textContent)).toEqual([])
  const boxes = shown.map((element) => [element, element.getBoundingClientRect()] as const)
  const lying = boxes.flatMap(([element, box], at) =>
    boxes
      .slice(at + 1)
      .filter(([other]) => !element.contains(other))
      .filter(([, { left, right, top, bottom }]) => {
        const isBeside = right <= box.left + 1 || left >= box.right - 1
        return !isBeside && bottom > box.top + 1 && top < box.bottom - 1
      })
      .map(([other]) => `${element.textContent} and ${other.textContent}`),
  )
  expect(lying).toEqual([])
})
