import { render } from '@testing-library/react'
import { StreamUploader, type Upload } from 'react-stream-uploader'
import { ar } from 'react-stream-uploader/locales/ar'
import { de } from 'react-stream-uploader/locales/de'
import { en } from 'react-stream-uploader/locales/en'
import { uploaderWith } from 'react-stream-uploader/testing'
import { expect, test } from 'vitest'
import { page } from 'vitest/browser'
import { opened, uploading } from '../../stories/support/uploads.js'
import { wearStyles } from '../support/wear.js'

wearStyles()

const MB = 1_000_000

/** Of a film of 432 MB, with its length known: how much is sent, and how much a second. */
const moments = [
  [0.6, null],
  [0.6, 0.9],
  [9.9, 3.4],
  [10.1, 12.3],
  [99, 3.4],
  [181.4, 2.1],
  [412, 10.1],
  [431, 9.9],
] as const

const base = opened(uploading())

function at([sent, speed]: (typeof moments)[number], index: number): Upload {
  if (base.status !== 'uploading') return base
  const bytes = sent * MB
  const rate =
    speed === null || base.transfer.rate === null
      ? null
      : { ...base.transfer.rate, bytesPerSecond: speed * MB }
  const transfer = { ...base.transfer, bytesSent: bytes, bytesAccepted: bytes, bytesReached: bytes, rate }
  return { ...base, id: `moment-${index}`, transfer }
}

// Else all rows below move each time a figure gains or loses a digit.
test.each(
  [en, de, ar].flatMap((messages) =>
    [390, 480, 600, 768, 1280].flatMap((width) =>
      [false, true].map((compact) => ({ messages, width, compact, language: messages.locale })),
    ),
  ),
)(
  'a row stays as high while its figures change: $language, $width pixels, compact $compact',
  async (look) => {
    const { messages, width, compact } = look
    await page.viewport(width, 900)
    const uploader = uploaderWith(moments.map(at))
    const { container } = render(<StreamUploader uploader={uploader} messages={messages} compact={compact} />)
    const rows = Array.from(container.querySelectorAll('.stream-uploader-row'))
    const heights = rows.map((row) => row.clientHeight)
    expect(new Set(heights).size).toBe(1)
  },
)
